/** The prefixes a node is responsible for (wire notes §3, §5). */
package io.tanbiao.core.delegate;
