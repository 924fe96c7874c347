/**
 * Who may do what: HS_ADMIN entries, groups of administrators, and the check of an identity against
 * them (wire notes §4).
 */
package io.tanbiao.core.administer;
