package io.tanbiao.conformance.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawReader;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a name, how many values, how large a record (wire notes §3, "Limits"). */
@ExtendWith(SharedNode.class)
class RecordLimitTest {
  private static final int MAX_NAME_OCTETS = 2048;
  private static final int MAX_VALUES = 2048;
  private static final int INVALID_HANDLE = 102;
  private static final int INVALID_VALUE = 202;

  private TanbiaoNode node;
  private RawIdentity administrator;
  private RawTcp tcp;

  @BeforeEach
  void connects(TanbiaoNode shared) throws Exception {
    node = shared;
    administrator = RawAdministrator.of(node);
    tcp = RawTcp.to(node.handleAddress());
  }

  @AfterEach
  void closes() throws Exception {
    tcp.close();
  }

  @ParameterizedTest
  @CsvSource({"2047, 1", "2048, 1", "2049, 102"})
  void s3_takesNamesOf2048Octets(int octets, int code) throws Exception {
    String stem = Names.fresh("long") + "/";
    String name = stem + "x".repeat(octets - stem.length());

    RawMessage answer = write(RawRequests.create(name, List.of(RawValue.text(1, "URL", "x"))));

    assertThat(answer.code()).isEqualTo(code);
    assertThat(tcp.ask(RawRequests.resolve(name)).code())
        .isEqualTo(octets > MAX_NAME_OCTETS ? 100 : 1);
    try (RawUdp udp = RawUdp.to(node.handleAddress())) {
      assertThat(udp.ask(RawRequests.resolve(name)).code())
          .isEqualTo(octets > MAX_NAME_OCTETS ? 100 : 1);
    }
  }

  @Test
  void s3_refusesNamesThatAreNotUtf8() throws Exception {
    Octets bad = Octets.concat(Octets.utf8("88.300/"), Octets.of(new byte[] {(byte) 0xc3, 0x28}));

    assertThat(write(RawRequests.create(bad, List.of(RawValue.text(1, "URL", "x")))).code())
        .isEqualTo(INVALID_HANDLE);
    assertThat(tcp.ask(RawRequests.resolve(bad, List.of(), List.of())).code()).isIn(100, 102);
  }

  @ParameterizedTest
  @CsvSource({"2047, 1", "2048, 1", "2049, 4"})
  void s3_takes2048ValuesAtOnce(int count, int code) throws Exception {
    String name = Names.fresh("many");

    RawMessage answer = write(RawRequests.create(name, small(1, count)));

    assertThat(answer.code()).as(answer.errorText()).isEqualTo(code);
    if (count <= MAX_VALUES) {
      RawReader body = tcp.ask(RawRequests.resolve(name)).bodyReader();
      body.text();
      assertThat(RawValue.readAll(body)).hasSize(count);
    }
  }

  @Test
  void s3_takes2048ValuesOneAfterTheOther() throws Exception {
    String name = Names.fresh("growing");
    assertThat(write(RawRequests.create(name, small(1, MAX_VALUES - 1))).code()).isEqualTo(1);

    assertThat(write(RawRequests.add(name, small(3000, 2))).code()).isEqualTo(INVALID_VALUE);
    assertThat(write(RawRequests.add(name, small(3000, 1))).code()).isEqualTo(1);
    assertThat(write(RawRequests.add(name, small(3001, 1))).code()).isEqualTo(INVALID_VALUE);
    assertThat(write(RawRequests.remove(name, List.of(7))).code()).isEqualTo(1);
    assertThat(write(RawRequests.add(name, small(3001, 1))).code()).isEqualTo(1);
  }

  /** A record grows until its whole answer would be longer than a message may be. */
  @Test
  void s3_refusesAChangeAfterWhichNobodyCouldReadTheRecord() throws Exception {
    // Given
    String name = Names.fresh("large");
    Octets data = Octets.repeat('x', 20_000);
    assertThat(write(RawRequests.create(name, List.of(bulk(1, data)))).code()).isEqualTo(1);

    // When
    int index = 1;
    RawMessage answer;
    do {
      index++;
      answer = write(RawRequests.add(name, List.of(bulk(index, data))));
    } while (answer.code() == 1);

    // Then
    assertThat(answer.code()).isEqualTo(INVALID_VALUE);
    assertThat(index).as("13 values of 20 KB fit into 256 KiB").isEqualTo(14);
    assertHolds(name, 13);
    Octets larger = Octets.repeat('y', 30_000);
    assertThat(write(RawRequests.modify(name, List.of(bulk(13, larger)))).code())
        .as("not by the back door either")
        .isEqualTo(INVALID_VALUE);
    assertHolds(name, 13);
    assertThat(write(RawRequests.remove(name, List.of(13))).code()).isEqualTo(1);
    assertHolds(name, 12);
    try (RawUdp udp = RawUdp.to(node.handleAddress())) {
      assertThat(udp.ask(RawRequests.resolve(name, List.of(3), List.of())).code()).isEqualTo(1);
    }
  }

  @Test
  void s3_answersARecordAtTheLimitWithTheDigestToo() throws Exception {
    String name = Names.fresh("at-the-limit");
    // Message, less header, digest, name, counts, one value, credential, with some room.
    int room = RawMessage.MAX_OCTETS - 24 - 33 - 4 - name.length() - 4 - 37 - 4;
    int largest = 0;
    for (int octets : new int[] {room - 2000, room - 1200, room - 1000, room - 100, room}) {
      RawMessage create = RawRequests.create(name, List.of(bulk(1, Octets.repeat('x', octets))));
      RawMessage answer = write(create.withHeader(header -> header.withFlags(0x19400000)));
      assertThat(answer.code()).isIn(1, INVALID_VALUE);
      largest = answer.code() == 1 ? octets : largest;
    }

    RawMessage resolve =
        RawRequests.resolve(name).withHeader(header -> header.withFlags(0x19800000));
    assertThat(tcp.ask(resolve).code()).isEqualTo(1);
    assertThat(largest).as("nearly all of a message can be used").isGreaterThan(260_000);
  }

  private void assertHolds(String name, int count) throws Exception {
    RawReader body = tcp.ask(RawRequests.resolve(name)).bodyReader();
    assertThat(body.text()).isEqualTo(name);
    List<RawValue> values = RawValue.readAll(body);
    assertThat(values).hasSize(count);
    assertThat(values)
        .allSatisfy(value -> assertThat(value.data()).isEqualTo(Octets.repeat('x', 20_000)));
  }

  private RawMessage write(RawMessage request) throws Exception {
    return tcp.askAs(administrator, request);
  }

  private static RawValue bulk(int index, Octets data) {
    return RawValue.of(index, "BULK", data, RawValue.PUBLIC);
  }

  private static List<RawValue> small(int firstIndex, int count) {
    return new ArrayList<>(
        IntStream.range(firstIndex, firstIndex + count)
            .mapToObj(index -> RawValue.text(index, "N", "" + index))
            .toList());
  }
}
