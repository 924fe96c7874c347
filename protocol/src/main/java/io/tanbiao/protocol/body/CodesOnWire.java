package io.tanbiao.protocol.body;

import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.ResponseCode;

/**
 * Response codes as clients below 2.5 know them (wire notes §2, capture 280): 202 is written as
 * 201, and 7 as 303.
 */
final class CodesOnWire {
  private CodesOnWire() {}

  /** The number that is sent. */
  static int write(int responseCode, ProtocolVersion version) {
    if (version.isAtLeast(ProtocolVersion.MORE_CODES)) {
      return responseCode;
    }
    if (responseCode == ResponseCode.INVALID_VALUE.number()) {
      return ResponseCode.VALUE_ALREADY_EXISTS.number();
    }
    return responseCode == ResponseCode.SERVER_BACKUP.number()
        ? ResponseCode.PREFIX_REFERRAL.number()
        : responseCode;
  }

  /** What a number means: of the two meanings of 201 the one it has in every version. */
  static int read(int responseCode, ProtocolVersion version) {
    return !version.isAtLeast(ProtocolVersion.MORE_CODES)
            && responseCode == ResponseCode.PREFIX_REFERRAL.number()
        ? ResponseCode.SERVER_BACKUP.number()
        : responseCode;
  }
}
