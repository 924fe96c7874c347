/**
 * Registering and changing records: the rules of names and values, the rights each request needs,
 * and the one change it becomes (wire notes §4).
 */
package io.tanbiao.core.register;
