/** What HTTP clients get: JSON as Handle.Net prints it, and redirects (wire notes §7). */
package io.tanbiao.conformance.rest;
