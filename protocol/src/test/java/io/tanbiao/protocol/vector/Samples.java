package io.tanbiao.protocol.vector;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import java.util.List;

/** What several vectors are made of. */
final class Samples {
  static final Handle RECORD = Handle.of("88.300/REC-2");
  static final Handle SLASH = Handle.of("/");
  static final Reference ADMIN = new Reference(Handle.of("88.300/ADMIN"), 300);

  static final Octets NONCE = Octets.hex("000102030405060708090a0b0c0d0e0f");
  static final Octets MD5 = Octets.hex("101112131415161718191a1b1c1d1e1f");
  static final Octets SHA1 = Octets.hex("202122232425262728292a2b2c2d2e2f30313233");
  static final Octets SHA256 =
      Octets.hex("404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f");

  static final HandleValue URL =
      HandleValue.of(1, "URL", "https://example.org/a").at(1_767_323_045);

  /** A value with nothing left at what is usual. */
  static final HandleValue RICH =
      new HandleValue(
          3,
          Octets.utf8("绿证.类型"),
          Octets.hex("00ff10"),
          new TimeToLive(true, 1_893_456_000),
          -1,
          new Permissions(0x9),
          List.of(new Reference(Handle.of("88.300/REF"), 7), new Reference(Handle.of(""), 0)));

  static final HandleValue HS_ADMIN =
      new HandleValue(
          100,
          Octets.utf8("HS_ADMIN"),
          Octets.hex("0fff0000000c38382e3330302f41444d494e0000012c"),
          new TimeToLive(false, 0),
          0,
          new Permissions(0xf),
          List.of());

  private Samples() {}
}
