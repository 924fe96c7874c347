package io.tanbiao.core.handle;

/** The value types of the Handle System that a server itself reads or treats apart. */
public final class ValueTypes {
  /** Who may change a record: {@link io.tanbiao.core.administer.AdminEntry}. */
  public static final Octets HS_ADMIN = Octets.utf8("HS_ADMIN");

  /** A group of administrators. */
  public static final Octets HS_VLIST = Octets.utf8("HS_VLIST");

  /** A secret key; never leaves the node. */
  public static final Octets HS_SECKEY = Octets.utf8("HS_SECKEY");

  /** A public key. */
  public static final Octets HS_PUBKEY = Octets.utf8("HS_PUBKEY");

  /** A site record: {@link io.tanbiao.core.site.Site}. */
  public static final Octets HS_SITE = Octets.utf8("HS_SITE");

  /** The site of the prefixes derived from one. */
  public static final Octets HS_SITE_PREFIX = Octets.utf8("HS_SITE.PREFIX");

  /** The service handle that names the site of the prefixes derived from one. */
  public static final Octets HS_SERV_PREFIX = Octets.utf8("HS_SERV.PREFIX");

  /** The old name of a site record of derived prefixes. */
  public static final Octets HS_NA_DELEGATE = Octets.utf8("HS_NA_DELEGATE");

  /** What holds for a prefix, and the template of its computed handles. */
  public static final Octets HS_NAMESPACE = Octets.utf8("HS_NAMESPACE");

  /** The name of another record that stands for this one. */
  public static final Octets HS_ALIAS = Octets.utf8("HS_ALIAS");

  /** A web address. */
  public static final Octets URL = Octets.utf8("URL");

  /** Several web addresses in XML, and how to choose between them. */
  public static final Octets LOCATIONS = Octets.utf8("10320/loc");

  private ValueTypes() {}
}
