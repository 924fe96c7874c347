package io.tanbiao.core.xml;

import io.tanbiao.core.handle.Octets;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens XML from outside so that reading it fetches nothing and expands nothing. */
public final class UntrustedXml {
  private static final XMLInputFactory FACTORY = secureFactory();

  private UntrustedXml() {}

  /**
   * A reader of a document, which the caller closes. May be called on any thread; the reader
   * belongs to one.
   *
   * @param data the document, of a length that the caller has checked
   * @throws XMLStreamException when it does not begin as XML does
   */
  public static XMLStreamReader open(Octets data) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(new ByteArrayInputStream(data.toArray()));
  }

  private static XMLInputFactory secureFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }
}
