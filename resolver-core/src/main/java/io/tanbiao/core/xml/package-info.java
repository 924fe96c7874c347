/**
 * XML that registrants write: template languages and lists in values of records. It is untrusted:
 * no document types, no entities but the five of XML, nothing is fetched. Sizes are bounded by who
 * reads.
 */
package io.tanbiao.core.xml;
