package io.tanbiao.core.handle;

/**
 * Who may read and write a handle value: four bits (wire notes §3).
 *
 * @param bits 0x8 administrator reads, 0x4 administrator writes, 0x2 public reads, 0x1 public
 *     writes; other bits of the octet are kept as they came
 */
public record Permissions(int bits) {
  /** Administrators read and write, everybody reads: what values usually have. */
  public static final Permissions DEFAULT = new Permissions(0xe);

  /** Administrators read and write, nobody else: for secrets and restricted values. */
  public static final Permissions ADMIN_ONLY = new Permissions(0xc);

  private static final int ADMIN_READ = 8;
  private static final int ADMIN_WRITE = 4;
  private static final int PUBLIC_READ = 2;
  private static final int PUBLIC_WRITE = 1;

  /** Checks that the bits fit an octet. */
  public Permissions {
    if (bits < 0 || bits > 0xff) {
      throw new IllegalArgumentException("bits: " + bits + " (expected: 0..255)");
    }
  }

  /** Whether an administrator with the right may read the value. */
  public boolean adminMayRead() {
    return (bits & ADMIN_READ) != 0;
  }

  /** Whether an administrator with the right may change the value. */
  public boolean adminMayWrite() {
    return (bits & ADMIN_WRITE) != 0;
  }

  /** Whether everybody may read the value. */
  public boolean isPublic() {
    return (bits & PUBLIC_READ) != 0;
  }

  /** Whether everybody may change the value. */
  public boolean publicMayWrite() {
    return (bits & PUBLIC_WRITE) != 0;
  }

  /** The four digits used in texts, administrator read first: {@code 1110}. */
  @Override
  public String toString() {
    String digits = Integer.toBinaryString((bits & 0xf) | 0x10);
    return digits.substring(1);
  }
}
