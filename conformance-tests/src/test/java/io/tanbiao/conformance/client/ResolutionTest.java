package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.resolution;
import static io.tanbiao.conformance.client.OfficialClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.GenericRequest;
import net.handle.hdllib.GetSiteInfoResponse;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.ResolutionRequest;
import net.handle.hdllib.ResolutionResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Resolution by every selection and over every transport (wire notes §3). */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResolutionTest {
  private static final List<HandleValue> VALUES = ClientValues.ofEveryKind();

  /** Everything of the record but what is restricted and the secret key. */
  private static final List<Integer> PUBLIC = List.of(1, 2, 3, 4, 6, 8, 9, 100);

  private OfficialClient client;
  private String name;
  private String large;
  private String longName;

  private record Selection(List<Integer> indexes, List<String> types, List<Integer> expected) {}

  private record Case(Way way, Selection selection) {}

  @BeforeAll
  void registers(TanbiaoNode node) throws Exception {
    client = OfficialClient.of(node);
    Registration registration = new Registration(client, OfficialClient.administratorOf(node));
    name = registration.create(Names.fresh("Every-Kind"), VALUES);
    large = registration.create(Names.fresh("large"), ClientValues.many(41, 100));
    longName =
        registration.create(
            Names.fresh("long") + "长".repeat(300), List.of(ClientValues.text(1, "URL", "x")));
  }

  static Collection<Case> everySelectionEveryWay() {
    List<Selection> selections =
        List.of(
            new Selection(List.of(), List.of(), PUBLIC),
            new Selection(List.of(2), List.of(), List.of(2)),
            new Selection(List.of(100, 2), List.of(), List.of(2, 100)),
            new Selection(List.of(), List.of("URL"), List.of(1, 8)),
            new Selection(List.of(), List.of("URL."), List.of(1, 3, 4, 8)),
            new Selection(List.of(), List.of("url"), List.of(1, 8)),
            new Selection(List.of(), List.of("uRl."), List.of(1, 3, 4, 8)),
            new Selection(List.of(), List.of("EMAIL", "URL.PDF"), List.of(2, 3)),
            new Selection(List.of(2), List.of("URL"), List.of(1, 2, 8)),
            new Selection(List.of(1), List.of("URL"), List.of(1, 8)),
            new Selection(List.of(2, 77), List.of("NONE"), List.of(2)),
            new Selection(List.of(1, ClientValues.RESTRICTED), List.of(), List.of(1)),
            new Selection(List.of(), List.of("HS_ADMIN"), List.of(100)));
    List<Case> cases = new ArrayList<>();
    for (Way way : Way.values()) {
      selections.forEach(selection -> cases.add(new Case(way, selection)));
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("everySelectionEveryWay")
  void s3_selectsTheUnionOfIndexesAndTypes(Case each) throws Exception {
    Selection selection = each.selection();

    List<HandleValue> values =
        client.valuesOf(each.way(), resolution(name, selection.indexes(), selection.types()));

    assertThat(ClientValues.indexesOf(values))
        .containsExactlyInAnyOrderElementsOf(selection.expected());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s3_returnsValuesAsTheyWereRegistered(Way way) throws Exception {
    // Given
    List<HandleValue> expected =
        VALUES.stream().filter(value -> PUBLIC.contains(value.getIndex())).toList();
    int now = (int) (System.currentTimeMillis() / 1000);

    // When
    List<HandleValue> values = client.valuesOf(way, resolution(name));

    // Then
    assertThat(
            HandleValue.unorderedEqualsIgnoreTimestamp(
                values.toArray(new HandleValue[0]), expected.toArray(new HandleValue[0])))
        .as("%s%nexpected %s", values, expected)
        .isTrue();
    assertThat(values)
        .allSatisfy(value -> assertThat(value.getTimestamp()).isBetween(now - 3_600, now + 5));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s3_refusesWhatIsNotThere(Way way) throws Exception {
    assertThat(codeOf(way, resolution(name, List.of(77), List.of())))
        .isEqualTo(AbstractMessage.RC_VALUES_NOT_FOUND);
    assertThat(codeOf(way, resolution(name, List.of(), List.of("URL.TIFF"))))
        .isEqualTo(AbstractMessage.RC_VALUES_NOT_FOUND);
    assertThat(codeOf(way, resolution("88.300/absent")))
        .isEqualTo(AbstractMessage.RC_HANDLE_NOT_FOUND);
    assertThat(codeOf(way, resolution("88.999/x"))).isEqualTo(AbstractMessage.RC_SERVER_NOT_RESP);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s3_keepsRestrictedValuesToItself(Way way) throws Exception {
    assertThat(codeOf(way, resolution(name, List.of(ClientValues.RESTRICTED), List.of())))
        .isEqualTo(AbstractMessage.RC_VALUES_NOT_FOUND);
    assertThat(codeOf(way, resolution(name, List.of(ClientValues.SECRET), List.of())))
        .isEqualTo(AbstractMessage.RC_VALUES_NOT_FOUND);
    assertThat(codeOf(way, resolution(name, List.of(), List.of("HS_SECKEY"))))
        .isEqualTo(AbstractMessage.RC_VALUES_NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s3_echoesTheNameAsTheClientWroteIt(Way way) throws Exception {
    for (String written :
        List.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))) {
      AbstractResponse response = client.ask(way, resolution(written));

      assertThat(response).isInstanceOf(ResolutionResponse.class);
      assertThat(new String(((ResolutionResponse) response).handle, StandardCharsets.UTF_8))
          .isEqualTo(written);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s3_takesABarePrefixForItsHandle(Way way) throws Exception {
    List<HandleValue> bare = client.valuesOf(way, resolution(TanbiaoNode.PREFIX));
    List<HandleValue> full = client.valuesOf(way, resolution("0.NA/" + TanbiaoNode.PREFIX));
    List<HandleValue> lower = client.valuesOf(way, resolution("0.na/" + TanbiaoNode.PREFIX));

    assertThat(bare).isEqualTo(full).isEqualTo(lower);
    assertThat(full).extracting(HandleValue::getTypeAsString).contains("HS_ADMIN", "HS_SITE");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s1_answersInAsManyPacketsAsItTakes(Way way) throws Exception {
    List<HandleValue> values = client.valuesOf(way, resolution(large));

    assertThat(values).hasSize(42);
    assertThat(values.get(40).getDataAsString()).startsWith("41-41-").hasSize(100);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s1_readsRequestsOfSeveralPackets(Way way) throws Exception {
    assertThat(utf8(longName).length).isGreaterThan(900);

    AbstractResponse response = client.ask(way, resolution(longName));

    assertThat(response).isInstanceOf(ResolutionResponse.class);
    assertThat(new String(((ResolutionResponse) response).handle, StandardCharsets.UTF_8))
        .isEqualTo(longName);
    assertThat(codeOf(way, resolution(longName + "!")))
        .isEqualTo(AbstractMessage.RC_HANDLE_NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s2_returnsTheDigestOfTheRequest(Way way) throws Exception {
    ResolutionRequest request = resolution(name);
    request.returnRequestDigest = true;

    AbstractResponse response = client.ask(way, request);

    assertThat(response.responseCode).isEqualTo(AbstractMessage.RC_SUCCESS);
    assertThat(response.requestDigest).hasSize(32);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s5_answersWithItsSiteRecord(Way way) throws Exception {
    AbstractResponse response =
        client.ask(way, new GenericRequest(utf8("/"), AbstractMessage.OC_GET_SITE_INFO, null));

    assertThat(response).isInstanceOf(GetSiteInfoResponse.class);
    assertThat(((GetSiteInfoResponse) response).siteInfo).isEqualTo(client.site());
  }

  private int codeOf(Way way, ResolutionRequest request) throws Exception {
    return client.ask(way, request).responseCode;
  }
}
