package io.tanbiao.templates.template;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.Message;

/**
 * A version of a template, written {@code 88.300/META_LINE@1.0.0}.
 *
 * @param handle {@code <prefix>/META_<code>} (interface §8)
 * @param version its version string (IDIS notes §2.4)
 */
public record TemplateReference(Handle handle, String version) {
  /** What the suffix of a template begins with (IDIS notes §1.3). */
  public static final String SUFFIX = "META_";

  /** The longest code of a template, in characters (IDIS notes §2.6, metaCode). */
  public static final int MAX_CODE_LENGTH = 100;

  /** The longest handle, in characters (IDIS notes §1.3). */
  public static final int MAX_HANDLE_LENGTH = 255;

  /** The longest version string, in characters (IDIS notes §2.4). */
  public static final int MAX_VERSION_LENGTH = 128;

  /** What a version string must be. */
  public static final TextRule VERSION = TextRule.version(MAX_VERSION_LENGTH);

  private static final TextRule CODE = TextRule.code(MAX_CODE_LENGTH);

  /** Checks both. */
  public TemplateReference {
    handle = templateHandle(handle.toString());
    VERSION.checked(version);
  }

  /**
   * The reference that a text is.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is none
   */
  public static TemplateReference of(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw Fault.of("template.reference", Message.quoted(text)).exception();
    }
    return new TemplateReference(templateHandle(text.substring(0, at)), text.substring(at + 1));
  }

  /**
   * The handle of a template that a text is.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is none
   */
  public static Handle templateHandle(String text) {
    Handle handle = Handle.of(text);
    String suffix = handle.suffix().text();
    boolean isHandle =
        text.length() <= MAX_HANDLE_LENGTH
            && handle.isRegistrable()
            && suffix.startsWith(SUFFIX)
            && CODE.faultOf(suffix.substring(SUFFIX.length())).isEmpty();
    if (!isHandle) {
      throw Fault.of("template.handle", Message.quoted(text), MAX_CODE_LENGTH).exception();
    }
    return handle;
  }

  /** What tells this template from others of its prefix: the suffix behind {@link #SUFFIX}. */
  public String code() {
    return handle.suffix().text().substring(SUFFIX.length());
  }

  /** The reference as it is written. */
  @Override
  public String toString() {
    return handle + "@" + version;
  }
}
