package io.tanbiao.core.rights;

import static io.tanbiao.core.SampleStore.admin;
import static io.tanbiao.core.SampleStore.group;
import static io.tanbiao.core.SampleStore.secretKey;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.store.Store;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A node in which one identity asks for one thing: what is stored, the request, and the proof. */
final class RightsScene {
  private static final String RECORD = "88.300/record";
  private static final String PREFIX = "0.NA/88.300";
  private static final String OTHER = "301:88.300/other";
  private static final KeyPair KEYS = rsaKeys();

  private final RightsRule rule;
  private final RightsIdentity identity;
  private final SampleNode node = new SampleNode();
  private final List<HandleValue> entries = new ArrayList<>();

  /**
   * Stores what the lines say.
   *
   * @param missing the right that the identity lacks, if the line is about one
   */
  RightsScene(RightsRule rule, RightsIdentity identity, Optional<AdminRight> missing) {
    this.rule = rule;
    this.identity = identity;
    storeIdentities();
    storeRecords(missing.map(EnumSet::of).orElseGet(() -> EnumSet.noneOf(AdminRight.class)));
  }

  boolean isNobody() {
    return identity.isNobody();
  }

  SampleNode node() {
    return node;
  }

  private void storeIdentities() {
    String secret = "secret of 301:88.300/admin";
    node.with(
        "88.300/admin",
        HandleValue.of(300, "HS_PUBKEY", PublicKeyCodec.encode(KEYS.getPublic())),
        secretKey(301, secret),
        secretKey(302, "secret of 302:88.300/admin"));
    node.with("88.300/stranger", secretKey(301, "secret of 301:88.300/stranger"));
    node.with(
        "88.300/group",
        group(1, "301:88.300/admin"),
        group(2, "1:88.300/group"),
        group(3, "4:88.300/group"),
        group(4, "3:88.300/group", "301:88.300/admin"),
        group(5, "6:88.300/group"),
        group(6, "5:88.300/group"),
        group(7, "0:88.300/admin"));
  }

  private void storeRecords(Set<AdminRight> missing) {
    boolean byPrefix = identity.bits().startsWith("prefix");
    if (byPrefix && !identity.bits().equals("prefix")) {
      entries.add(admin(100, AdminEntry.ALL_RIGHTS, OTHER));
    } else if (identity.bits().equals("halves")) {
      List<AdminRight> rights = List.copyOf(rule.onRecord());
      entries.add(entry(100, Set.of(rights.get(0))));
      entries.add(entry(102, Set.copyOf(rights.subList(1, rights.size()))));
    } else if (!byPrefix) {
      entries.add(entry(100, bits(rule.onRecord(), missing)));
    }
    if (rule.hasRecord()) {
      List<HandleValue> values = new ArrayList<>(values(rule.held(), "held"));
      values.addAll(entries);
      node.with(RECORD, values.toArray(HandleValue[]::new));
    }
    SampleStore.remove(node.store(), PREFIX);
    boolean onPrefix = byPrefix || !rule.onPrefix().isEmpty();
    Set<AdminRight> needed = byPrefix ? rule.onRecord() : rule.onPrefix();
    node.with(
        PREFIX,
        onPrefix ? entry(100, bits(needed, missing)) : admin(100, AdminEntry.ALL_RIGHTS, OTHER));
  }

  private Set<AdminRight> bits(Set<AdminRight> needed, Set<AdminRight> missing) {
    Set<AdminRight> bits = EnumSet.noneOf(AdminRight.class);
    switch (identity.bits()) {
      case "none" -> {}
      case "all", "all-but-one", "prefix-only" -> bits.addAll(EnumSet.allOf(AdminRight.class));
      default -> bits.addAll(needed);
    }
    if (identity.bits().equals("all-but-one")) {
      bits.removeAll(rule.instead());
    }
    bits.removeAll(missing);
    return bits;
  }

  private HandleValue entry(int index, Set<AdminRight> rights) {
    return admin(index, AdminRight.bitsOf(rights), fullName(identity.entry()));
  }

  private static String fullName(String key) {
    return key.startsWith("root") ? SampleNode.ROOT : key.replace(":", ":88.300/");
  }

  Reference key() {
    return Reference.parse(fullName(identity.key()));
  }

  /** The values that the record has, or none. */
  List<HandleValue> stored() {
    return node.store()
        .find(node.store().caseRule().key(Handle.of(RECORD)))
        .map(Store::valuesOf)
        .orElse(List.of());
  }

  int flags() {
    return switch (rule.operation()) {
      case "resolve-public" -> OpFlags.PUBL;
      case "create-over", "add-over" -> OpFlags.OVRW;
      default -> 0;
    };
  }

  Operation operation() {
    Handle record = Handle.of(RECORD);
    Handle prefix = Handle.of(PREFIX);
    Handle elsewhere = Handle.of("0.NA/88.999");
    return switch (rule.operation()) {
      case "resolve", "resolve-public" ->
          new Operation.Resolution(record, indexes(), List.of(), Octets.EMPTY);
      case "create", "create-over" -> new Operation.CreateHandle(record, sent());
      case "create-prefix" -> new Operation.CreateHandle(Handle.of(PREFIX + ".1"), sent());
      case "delete" -> new Operation.DeleteHandle(record);
      case "delete-elsewhere" -> new Operation.DeleteHandle(Handle.of("88.999/record"));
      case "add", "add-over" -> new Operation.AddValues(record, sent());
      case "remove" -> new Operation.RemoveValues(record, indexes());
      case "modify" -> new Operation.ModifyValues(record, sent());
      case "list" -> new Operation.ListHandles(prefix);
      case "list-elsewhere" -> new Operation.ListHandles(elsewhere);
      case "list-derived" -> new Operation.ListDerivedPrefixes(prefix);
      case "list-derived-by-105" -> new Operation.ListHandles(Handle.of("0.NA/" + PREFIX));
      case "list-homed" -> new Operation.ListHomedPrefixes(prefix);
      case "home" -> new Operation.HomePrefix(elsewhere);
      case "home-no-prefix" -> new Operation.HomePrefix(record);
      case "unhome" -> new Operation.UnhomePrefix(prefix);
      case "status" ->
          new Operation.Resolution(Handle.of("0.SITE/status"), List.of(), List.of(), Octets.EMPTY);
      case "site" -> new Operation.GetSiteInfo(record);
      case "verify" ->
          new Operation.VerifyChallenge(
              Reference.parse("301:88.300/admin"), Octets.EMPTY, Octets.EMPTY, Octets.hex("13"));
      default -> throw new AssertionError(rule.operation());
    };
  }

  private List<Integer> indexes() {
    return rule.sent().equals(List.of("all"))
        ? List.of()
        : rule.sent().stream().map(Integer::valueOf).toList();
  }

  private List<HandleValue> sent() {
    return values(rule.sent(), "sent");
  }

  private List<HandleValue> values(List<String> texts, String data) {
    List<HandleValue> values = new ArrayList<>();
    for (String text : texts) {
      if (text.equals("kept")) {
        values.addAll(entries);
      } else {
        values.add(value(text, data));
      }
    }
    return values;
  }

  private static HandleValue value(String text, String data) {
    String[] ends = text.split("=", 2);
    String[] parts = ends[0].split(":", -1);
    int index = Integer.parseInt(parts[0]);
    boolean isAdmin = parts[1].toUpperCase(Locale.ROOT).startsWith("HS_ADMIN");
    String shown = ends.length > 1 ? ends[1] : data;
    HandleValue value =
        isAdmin
            ? HandleValue.of(index, parts[1], admin(1, 0, OTHER + shown).data())
            : HandleValue.of(index, parts[1], shown);
    return parts.length > 2 ? value.with(new Permissions(Integer.parseInt(parts[2], 2))) : value;
  }

  /** What the identity answers to a challenge. */
  ChallengeAnswer answer(Challenge challenge) {
    Challenge proven =
        identity.isWrong()
            ? new Challenge(challenge.sessionId(), Octets.of(new byte[16]), challenge.digest())
            : challenge;
    ChallengeAnswer right =
        identity.key().startsWith("300:")
            ? new ChallengeAnswer(Octets.utf8("HS_PUBKEY"), key(), signature(proven))
            : SampleNode.proof(provenName(), proven);
    return new ChallengeAnswer(Octets.utf8(identity.authenticationType()), key(), right.answer());
  }

  /** Index 0 stands for any key of the handle; a key is found by its name without case. */
  private String provenName() {
    String handle = key().handle().toString().replace("ADMIN", "admin");
    return (key().index() == 0 ? 301 : key().index()) + ":" + handle;
  }

  private static Octets signature(Challenge challenge) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(KEYS.getPrivate());
      signature.update(Octets.concat(challenge.nonce(), challenge.digest()).asBuffer());
      byte[] signed = signature.sign();
      return Octets.concat(
          Octets.hex("00000007"),
          Octets.utf8("SHA-256"),
          Octets.hex("%08x".formatted(signed.length)),
          Octets.of(signed));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the JDK has SHA256withRSA", e);
    }
  }

  private static KeyPair rsaKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the JDK has RSA", e);
    }
  }
}
