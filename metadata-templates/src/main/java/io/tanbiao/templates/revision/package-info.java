/**
 * How templates change: published revisions never do, a change makes the next one, and items are
 * never deleted (interface §8, IDIS notes §2.4).
 */
package io.tanbiao.templates.revision;
