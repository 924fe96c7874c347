package io.tanbiao.conformance.rights;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is stored for one line and one kind of identity: a record, and perhaps its own prefix. */
final class Scene {
  private static final int HOME = 300;
  private static final int SUCCESS = 1;
  private static final int ALL = 0xfff;
  private static final int EVERYBODY_READS = 0x2;

  private final Rule rule;
  private final People people;
  private final String prefix;
  private final String record;
  private final List<RawValue> entries;

  private Scene(Rule rule, People people, boolean ownPrefix, List<RawValue> entries) {
    this.rule = rule;
    this.people = people;
    this.prefix = ownPrefix ? Names.freshPrefix() : TanbiaoNode.PREFIX;
    this.record = ownPrefix ? prefix + "/record" : Names.fresh("record");
    this.entries = List.copyOf(entries);
  }

  /**
   * Stores it.
   *
   * @param missing bit of the right that the identity lacks; 0 for none
   */
  static Scene of(Rule rule, Kind kind, int missing, People people, RawTcp tcp) throws IOException {
    Scene scene =
        new Scene(
            rule,
            people,
            rule.needsItsOwnPrefix() || kind.isByPrefix(),
            entries(rule, kind, missing, people));
    if (rule.needsItsOwnPrefix() || kind.isByPrefix()) {
      List<Integer> needed = kind.isByPrefix() ? rule.onRecord() : rule.onPrefix();
      int bits = needed.isEmpty() ? 0 : kind.bits(needed, rule.instead(), missing);
      scene.storePrefix(bits, kind.entry(), tcp);
    }
    if (rule.hasRecord()) {
      scene.storeRecord(tcp);
    }
    return scene;
  }

  private static List<RawValue> entries(Rule rule, Kind kind, int missing, People people) {
    if (kind.bits().equals("prefix")) {
      return List.of();
    } else if (kind.bits().equals("prefix-only")) {
      return List.of(people.admin(100, ALL, "301:other"));
    } else if (kind.bits().equals("halves")) {
      int first = rule.onRecord().get(0);
      int others = rule.onRecord().stream().mapToInt(Integer::intValue).sum() & ~first;
      return List.of(
          people.admin(100, first, kind.entry()), people.admin(102, others, kind.entry()));
    }
    String entry = kind.isRoot() ? "301:admin" : kind.entry();
    return List.of(people.admin(100, kind.bits(rule.onRecord(), rule.instead(), missing), entry));
  }

  /** By the administrator of the parent, who homes it too. */
  private void storePrefix(int bits, String entry, RawTcp tcp) throws IOException {
    List<RawValue> values = new ArrayList<>();
    values.add(people.admin(100, bits, entry));
    values.add(people.admin(101, ALL, "301:registrar"));
    mustDo(tcp, people.root(), RawRequests.create(prefixHandle(), values));
    mustDo(tcp, people.root(), RawRequests.ofName(HOME, prefixHandle()));
  }

  private void storeRecord(RawTcp tcp) throws IOException {
    List<RawValue> values = new ArrayList<>(values(rule.held(), "held"));
    values.addAll(entries);
    boolean ownPrefix = !prefix.equals(TanbiaoNode.PREFIX);
    mustDo(tcp, ownPrefix ? people.registrar() : people.root(), RawRequests.create(record, values));
  }

  private void mustDo(RawTcp tcp, RawIdentity who, RawMessage request) throws IOException {
    RawMessage answer = tcp.askAs(who, request);
    if (answer.code() != SUCCESS) {
      throw new AssertionError(rule + ": code " + answer.code() + ": " + answer.errorText());
    }
  }

  String record() {
    return record;
  }

  String prefixHandle() {
    return "0.NA/" + prefix;
  }

  /** A prefix that nobody has. */
  String newPrefixHandle() {
    return prefixHandle() + ".new-" + record.replaceAll("[^0-9]", "");
  }

  People people() {
    return people;
  }

  Rule rule() {
    return rule;
  }

  List<Integer> indexes() {
    return rule.sent().equals(List.of("all"))
        ? List.of()
        : rule.sent().stream().map(Integer::valueOf).toList();
  }

  List<RawValue> sent() {
    return values(rule.sent(), "sent");
  }

  private List<RawValue> values(List<String> texts, String data) {
    List<RawValue> values = new ArrayList<>();
    for (String text : texts) {
      if (text.equals("kept")) {
        values.addAll(entries);
      } else {
        values.add(value(text, data));
      }
    }
    return values;
  }

  private RawValue value(String text, String data) {
    String[] ends = text.split("=", 2);
    String[] parts = ends[0].split(":", -1);
    int index = Integer.parseInt(parts[0]);
    int permissions = parts.length > 2 ? Integer.parseInt(parts[2], 2) : RawValue.PUBLIC;
    boolean restricted = (permissions & EVERYBODY_READS) == 0 || parts[1].startsWith("HS_SECKEY");
    String shown = ends.length > 1 ? ends[1] : restricted ? people.restricted(data) : data;
    Octets octets =
        parts[1].toUpperCase(Locale.ROOT).startsWith("HS_ADMIN")
            ? people.admin(1, 0, "301:" + shown).data()
            : Octets.utf8(shown);
    return RawValue.of(index, parts[1], octets, permissions);
  }
}
