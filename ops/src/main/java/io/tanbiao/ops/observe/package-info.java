/** What operators see of a running node: metrics, access log, log of the process. */
package io.tanbiao.ops.observe;
