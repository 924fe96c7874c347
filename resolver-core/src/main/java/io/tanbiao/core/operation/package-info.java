/**
 * What can be asked of a node: one record per operation of the Handle protocol, and the
 * circumstances a request comes with (wire notes §2, §3).
 */
package io.tanbiao.core.operation;
