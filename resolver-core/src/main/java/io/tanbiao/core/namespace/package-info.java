/**
 * Computed handles: templates in HS_NAMESPACE values that make the values of names that are not
 * stored (wire notes §5, "Templates"). XML from registrants is untrusted: no document types, no
 * external entities, bounded size, depth, work and result.
 */
package io.tanbiao.core.namespace;
