/** Reading records: which values an answer shows (wire notes §3). */
package io.tanbiao.core.resolve;
