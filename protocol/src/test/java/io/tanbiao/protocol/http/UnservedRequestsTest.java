package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.TestMessages;
import org.junit.jupiter.api.Test;

class UnservedRequestsTest {
  private final UnservedRequests unserved =
      new UnservedRequests(new HandleTunnelService(new InMemoryNode().dispatcher()));

  @Test
  void saysInJsonWhatIsWrong() {
    // When
    AggregatedHttpResponse tooLong =
        answer(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "application/json");

    // Then
    assertThat(tooLong.status().code()).isEqualTo(413);
    assertThat(tooLong.headers().get(HttpHeaderNames.CONTENT_TYPE))
        .isEqualTo("application/json;charset=utf-8");
    assertThat(tooLong.contentUtf8())
        .isEqualTo("{\"responseCode\":4,\"message\":\"Request Entity Too Large\"}");
    assertThat(answer(HttpStatus.SERVICE_UNAVAILABLE, "text/plain").contentUtf8())
        .startsWith("{\"responseCode\":3,");
    assertThat(answer(HttpStatus.INTERNAL_SERVER_ERROR, "text/plain").contentUtf8())
        .startsWith("{\"responseCode\":2,");
  }

  @Test
  void answersHandleMessagesWithHandleMessages() {
    // When
    AggregatedHttpResponse tooLong =
        answer(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "application/x-hdl-message");

    // Then
    assertThat(tooLong.headers().get(HttpHeaderNames.CONTENT_TYPE))
        .isEqualTo("application/x-hdl-message");
    assertThat(TestMessages.answer(Octets.of(tooLong.content().array())).outcome().responseCode())
        .isEqualTo(4);
  }

  private AggregatedHttpResponse answer(HttpStatus status, String contentType) {
    RequestHeaders request =
        RequestHeaders.of(HttpMethod.POST, "/", HttpHeaderNames.CONTENT_TYPE, contentType);
    return unserved.renderStatus(null, null, request, status, null, null);
  }
}
