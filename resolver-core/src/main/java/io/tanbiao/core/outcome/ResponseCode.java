package io.tanbiao.core.outcome;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The response codes of the Handle protocol and of the national SDK (wire notes §2). */
public enum ResponseCode {
  /** Done. */
  SUCCESS(1),
  /** The server failed. */
  ERROR(2),
  /** Try again later. */
  SERVER_TOO_BUSY(3),
  /** The request is malformed. */
  PROTOCOL_ERROR(4),
  /** No such operation here. */
  OPERATION_NOT_SUPPORTED(5),
  /** Asked through too many servers. */
  RECURSION_COUNT_TOO_HIGH(6),
  /** The server is making a backup and takes no changes. */
  SERVER_BACKUP(7),
  /** No such record. */
  HANDLE_NOT_FOUND(100),
  /** The record exists. */
  HANDLE_ALREADY_EXISTS(101),
  /** The name cannot be registered. */
  INVALID_HANDLE(102),
  /** No such value, or none that may be seen. */
  VALUES_NOT_FOUND(200),
  /** The index is taken. */
  VALUE_ALREADY_EXISTS(201),
  /** The value cannot be stored. */
  INVALID_VALUE(202),
  /** The client's site record is old; never sent, since clients take it for a failure. */
  OUT_OF_DATE_SITE_INFO(300),
  /** Another server has this prefix. */
  NOT_RESPONSIBLE(301),
  /** Ask the named service. */
  SERVICE_REFERRAL(302),
  /** Ask the site of the delegated prefix. */
  PREFIX_REFERRAL(303),
  /** The identity is no administrator here. */
  INVALID_ADMINISTRATOR(400),
  /** The administrator lacks the right. */
  INSUFFICIENT_PERMISSION(401),
  /** A challenge: prove who you are. */
  AUTHENTICATION_NEEDED(402),
  /** The proof is wrong. */
  AUTHENTICATION_FAILED(403),
  /** The proof cannot be understood. */
  INVALID_CREDENTIAL(404),
  /** The challenge was answered too late. */
  AUTHENTICATION_TIMED_OUT(405),
  /** The proof could not be checked. */
  AUTHENTICATION_ERROR(406),
  /** No such session. */
  SESSION_TIMED_OUT(500),
  /** The session cannot be used or made. */
  SESSION_FAILED(501),
  /** Wrong session key. */
  INVALID_SESSION_KEY(502),
  /** The key exchange needs an RSA key. */
  RSA_KEY_NEEDED(503),
  /** The session set-up is malformed. */
  INVALID_SESSION_SETUP(504),
  /** The message was seen before. */
  SESSION_MESSAGE_REJECTED(505),
  /** National SDK: channel error. */
  CHANNEL_ERROR(601),
  /** National SDK: client time-out. */
  CLIENT_TIMEOUT(602),
  /** National SDK: daily limit of requests. */
  DAILY_REQUEST_LIMIT(603),
  /** National SDK: limit of registrations. */
  REGISTRATION_LIMIT(604),
  /** National SDK: limit of prefixes. */
  PREFIX_LIMIT(605);

  private static final Map<Integer, ResponseCode> BY_NUMBER =
      Stream.of(values()).collect(Collectors.toMap(ResponseCode::number, Function.identity()));

  private final int number;

  ResponseCode(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The code of a number, if it has a meaning. */
  public static Optional<ResponseCode> of(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }
}
