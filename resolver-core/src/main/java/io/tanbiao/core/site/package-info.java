/**
 * Sites: which servers hold which handles, at which addresses, and under which keys (wire notes
 * §5).
 */
package io.tanbiao.core.site;
