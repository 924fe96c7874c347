package io.tanbiao.conformance.raw;

import java.util.List;

/** The requests of the protocol, right in every field (wire notes §3). */
public final class RawRequests {
  /** Op code of a resolution. */
  public static final int RESOLUTION = 1;

  /** Op code of get site info. */
  public static final int SITE_INFO = 2;

  /** Op code of an answer to a challenge. */
  public static final int ANSWER = 200;

  private static final int CREATE = 100;
  private static final int DELETE = 101;
  private static final int ADD = 102;
  private static final int REMOVE = 103;
  private static final int MODIFY = 104;

  private static final int LOG_IN = 2001;

  private RawRequests() {}

  /** Resolves all public values. */
  public static RawMessage resolve(String handle) {
    return resolve(handle, List.of(), List.of());
  }

  /** Resolves some public values. */
  public static RawMessage resolve(String handle, List<Integer> indexes, List<String> types) {
    return resolve(Octets.utf8(handle), indexes, types);
  }

  /** Resolves a name that need not be text. */
  public static RawMessage resolve(Octets handle, List<Integer> indexes, List<String> types) {
    return RawMessage.request(
        RESOLUTION, new RawWriter().bytes(handle).ints(indexes).texts(types).finish());
  }

  /** Asks for the site record. */
  public static RawMessage siteInfo() {
    return RawMessage.request(SITE_INFO, new RawWriter().text("/").finish());
  }

  /** Creates a record. */
  public static RawMessage create(String handle, List<RawValue> values) {
    return RawMessage.request(CREATE, valuesOf(Octets.utf8(handle), values));
  }

  /** Creates a record under a name that need not be text. */
  public static RawMessage create(Octets handle, List<RawValue> values) {
    return RawMessage.request(CREATE, valuesOf(handle, values));
  }

  /** Adds values. */
  public static RawMessage add(String handle, List<RawValue> values) {
    return RawMessage.request(ADD, valuesOf(Octets.utf8(handle), values));
  }

  /** Modifies values. */
  public static RawMessage modify(String handle, List<RawValue> values) {
    return RawMessage.request(MODIFY, valuesOf(Octets.utf8(handle), values));
  }

  /** Removes values. */
  public static RawMessage remove(String handle, List<Integer> indexes) {
    return RawMessage.request(REMOVE, new RawWriter().text(handle).ints(indexes).finish());
  }

  /** Deletes a record. */
  public static RawMessage delete(String handle) {
    return RawMessage.request(DELETE, new RawWriter().text(handle).finish());
  }

  /** Any operation whose body is a name. */
  public static RawMessage ofName(int opCode, String handle) {
    return RawMessage.request(opCode, new RawWriter().text(handle).finish());
  }

  /** Logs in for the rest of the connection. */
  public static RawMessage logIn(RawIdentity identity) {
    Octets body = new RawWriter().text(identity.handle()).int32(identity.index()).finish();
    return RawMessage.request(LOG_IN, body);
  }

  /** Answers a challenge, which is a message of its own with the session id of the challenge. */
  public static RawMessage answer(int sessionId, RawIdentity identity, Octets proof) {
    Octets body =
        new RawWriter()
            .text(identity.keyType())
            .text(identity.handle())
            .int32(identity.index())
            .bytes(proof)
            .finish();
    return RawMessage.request(ANSWER, body)
        .withEnvelope(envelope -> envelope.withSessionId(sessionId));
  }

  private static Octets valuesOf(Octets handle, List<RawValue> values) {
    RawWriter out = new RawWriter().bytes(handle).int32(values.size());
    values.forEach(value -> value.write(out));
    return out.finish();
  }
}
