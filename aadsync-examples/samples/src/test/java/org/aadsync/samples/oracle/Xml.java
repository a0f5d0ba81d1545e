package org.aadsync.samples.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The few steps through a document tree that reading a configuration takes. */
final class Xml {
  static final String DSML = "http://www.dsml.org/DSML";
  static final String MMS = "http://www.microsoft.com/MMS/DSML";

  private Xml() {}

  static Element read(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is not XML", e);
    }
  }

  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** Returns the first child of that name, or an element without content. */
  static Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? parent.getOwnerDocument().createElement(name) : found.get(0);
  }

  static String text(Element parent, String name) {
    return child(parent, name).getTextContent();
  }

  static List<String> texts(Element ancestor, String name) {
    return descendants(ancestor, name).stream().map(Element::getTextContent).toList();
  }

  static List<Element> descendants(Element ancestor, String name) {
    List<Element> found = new ArrayList<>();
    collect(ancestor, element -> element.getTagName().equals(name), found);
    return found;
  }

  static List<Element> dsml(Element ancestor, String name) {
    List<Element> found = new ArrayList<>();
    collect(
        ancestor,
        element -> DSML.equals(element.getNamespaceURI()) && name.equals(element.getLocalName()),
        found);
    return found;
  }

  static String dsmlText(Element ancestor, String name) {
    return dsml(ancestor, name).get(0).getTextContent();
  }

  private static void collect(Element ancestor, Predicate<Element> condition, List<Element> found) {
    for (Node child = ancestor.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        if (condition.test(element)) {
          found.add(element);
        }
        collect(element, condition, found);
      }
    }
  }
}
