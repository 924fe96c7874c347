/**
 * Templates (元数据模板): which items the identifiers of a kind have and what may stand in them.
 * Immutable records that cannot be made against their limits; what is wrong is told as {@link
 * io.tanbiao.templates.fault.Fault}. No store, no clock, no files. Limits follow the forms of SNMS
 * (IDIS notes §2.4, §2.5) and of the enterprise node (IDIS notes §2.6).
 */
package io.tanbiao.templates.template;
