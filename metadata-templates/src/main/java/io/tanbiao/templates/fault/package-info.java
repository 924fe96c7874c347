/**
 * What is wrong with a template or with values under one, and what may stand there instead, in
 * English and Chinese. Knows the JDK alone.
 */
package io.tanbiao.templates.fault;
