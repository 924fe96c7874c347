/**
 * Golden wire vectors: octets field by field in text files, and the records they mean written in
 * Java (style guide, "Golden wire vectors").
 */
package io.tanbiao.protocol.vector;
