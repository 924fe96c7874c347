package io.tanbiao.core.authenticate;

import io.tanbiao.core.outcome.ResponseCode;

/** Whether a proof shows that an identity is who it says. */
public enum Verification {
  /** It does. */
  VALID(ResponseCode.SUCCESS),
  /** Wrong signature, or no such key. */
  FAILED(ResponseCode.AUTHENTICATION_FAILED),
  /** Not a proof of any known form. */
  NOT_UNDERSTOOD(ResponseCode.INVALID_CREDENTIAL),
  /** The check itself went wrong. */
  NOT_CHECKED(ResponseCode.AUTHENTICATION_ERROR),
  /** Too many proofs wait for their check. */
  TOO_BUSY(ResponseCode.SERVER_TOO_BUSY),
  /**
   * Not looked at, since too many were wrong. Code 3 says that trying later helps, which 403 and
   * 406 do not; deployed clients retry none of them by themselves.
   */
  THROTTLED(ResponseCode.SERVER_TOO_BUSY);

  private final ResponseCode code;

  Verification(ResponseCode code) {
    this.code = code;
  }

  /** The response code it becomes. */
  public ResponseCode code() {
    return code;
  }
}
