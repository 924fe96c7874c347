package io.tanbiao.core.operation;

/**
 * The number of an operation (wire notes §2).
 *
 * <p>A record and not an enum, since a peer may send any number and must get an answer to it.
 *
 * @param number as on the wire
 */
public record OpCode(int number) {
  /** Sent in answers to what could not be decoded far enough to know the operation. */
  public static final OpCode RESERVED = new OpCode(0);

  /** Read a record. */
  public static final OpCode RESOLUTION = new OpCode(1);

  /** Read the site record of this server. */
  public static final OpCode GET_SITE_INFO = new OpCode(2);

  /** Register a handle. */
  public static final OpCode CREATE_HANDLE = new OpCode(100);

  /** Delete a record. */
  public static final OpCode DELETE_HANDLE = new OpCode(101);

  /** Add values. */
  public static final OpCode ADD_VALUE = new OpCode(102);

  /** Remove values. */
  public static final OpCode REMOVE_VALUE = new OpCode(103);

  /** Change values. */
  public static final OpCode MODIFY_VALUE = new OpCode(104);

  /** List the handles of a prefix. */
  public static final OpCode LIST_HANDLES = new OpCode(105);

  /** List the prefixes derived from one. */
  public static final OpCode LIST_DERIVED_PREFIXES = new OpCode(106);

  /** Answer a challenge. */
  public static final OpCode CHALLENGE_ANSWER = new OpCode(200);

  /** Verify somebody else's answer to a challenge. */
  public static final OpCode VERIFY_CHALLENGE = new OpCode(201);

  /** Become responsible for a prefix. */
  public static final OpCode HOME_PREFIX = new OpCode(300);

  /** End the responsibility for a prefix. */
  public static final OpCode UNHOME_PREFIX = new OpCode(301);

  /** List homed prefixes. */
  public static final OpCode LIST_HOMED_PREFIXES = new OpCode(302);

  /** Open a session. */
  public static final OpCode SESSION_SETUP = new OpCode(400);

  /** End a session. */
  public static final OpCode SESSION_TERMINATE = new OpCode(401);

  /** Hand over the key of a session. */
  public static final OpCode SESSION_EXCHANGE_KEY = new OpCode(402);

  /** Get the next transaction number; served by nobody today. */
  public static final OpCode NEXT_TRANSACTION_ID = new OpCode(1000);

  /** Stream the transaction log. */
  public static final OpCode RETRIEVE_TRANSACTIONS = new OpCode(1001);

  /** Stream all records. */
  public static final OpCode DUMP_HANDLES = new OpCode(1002);

  /** Back up the server. */
  public static final OpCode BACKUP_SERVER = new OpCode(1003);

  /** Log in to the national identifier system. */
  public static final OpCode LOG_IN = new OpCode(2001);

  /** The lower-case name used in logs and metrics; {@code op-N} for a number without name. */
  public String label() {
    return switch (number) {
      case 0 -> "reserved";
      case 1 -> "resolution";
      case 2 -> "get-site-info";
      case 100 -> "create-handle";
      case 101 -> "delete-handle";
      case 102 -> "add-value";
      case 103 -> "remove-value";
      case 104 -> "modify-value";
      case 105 -> "list-handles";
      case 106 -> "list-derived-prefixes";
      case 200 -> "challenge-answer";
      case 201 -> "verify-challenge";
      case 300 -> "home-prefix";
      case 301 -> "unhome-prefix";
      case 302 -> "list-homed-prefixes";
      case 400 -> "session-setup";
      case 401 -> "session-terminate";
      case 402 -> "session-exchange-key";
      case 1000 -> "next-transaction-id";
      case 1001 -> "retrieve-transactions";
      case 1002 -> "dump-handles";
      case 1003 -> "backup-server";
      case 2001 -> "log-in";
      default -> "unknown";
    };
  }

  @Override
  public String toString() {
    return number + " " + label();
  }
}
