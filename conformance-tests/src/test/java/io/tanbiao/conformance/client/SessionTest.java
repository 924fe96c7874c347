package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.util.List;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.AbstractRequest;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.ClientSessionTracker;
import net.handle.hdllib.CreateHandleRequest;
import net.handle.hdllib.DeleteHandleRequest;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.ResolutionRequest;
import net.handle.hdllib.ResolutionResponse;
import net.handle.hdllib.SessionSetupInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The official client as applications use it: with a session that it opens by itself. */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {
  private OfficialClient client;
  private AuthenticationInfo administrator;

  @BeforeAll
  void opensSessionsByItself(TanbiaoNode node) {
    client = OfficialClient.of(node);
    administrator = OfficialClient.administratorOf(node);
    ClientSessionTracker tracker = new ClientSessionTracker();
    tracker.setSessionSetupInfo(new SessionSetupInfo());
    client.resolver().setSessionTracker(tracker);
  }

  @Test
  void s6_createsReadsRestrictedValuesAndDeletes() throws Exception {
    // Given
    String name = Names.fresh("Session");
    HandleValue restricted = ClientValues.text(2, "NOTE", "for administrators");
    restricted.setAnyoneCanRead(false);
    HandleValue[] values = {ClientValues.text(1, "URL", "public"), restricted};

    // When, Then
    assertDone(new CreateHandleRequest(utf8(name), values, administrator));
    assertThat(textsOf(read(name))).containsExactlyInAnyOrder("public", "for administrators");
    assertThat(textsOf(read(name))).hasSize(2);
    assertDone(new DeleteHandleRequest(utf8(name), administrator));
  }

  @Test
  void s6_encryptsAndCertifiesWhenAskedTo() throws Exception {
    // Given
    String name = Names.fresh("Encrypted");
    HandleValue[] values = {ClientValues.text(1, "URL", "public")};

    // When, Then
    assertDone(confidential(new CreateHandleRequest(utf8(name), values, administrator)));
    assertThat(textsOf(confidential(read(name)))).containsExactly("public");
    assertDone(confidential(new DeleteHandleRequest(utf8(name), administrator)));
  }

  private ResolutionRequest read(String name) {
    ResolutionRequest request = new ResolutionRequest(utf8(name), null, null, administrator);
    request.ignoreRestrictedValues = false;
    return request;
  }

  private static <T extends AbstractRequest> T confidential(T request) {
    request.certify = true;
    request.encrypt = true;
    return request;
  }

  private void assertDone(AbstractRequest request) throws Exception {
    AbstractResponse response = client.ask(request);
    assertThat(response.responseCode)
        .as(OfficialClient.textOf(response))
        .isEqualTo(AbstractMessage.RC_SUCCESS);
  }

  private List<String> textsOf(ResolutionRequest request) throws Exception {
    AbstractResponse response = client.ask(request);
    assertThat(response).isInstanceOf(ResolutionResponse.class);
    return List.of(((ResolutionResponse) response).getHandleValues()).stream()
        .map(HandleValue::getDataAsString)
        .toList();
  }
}
