package io.tanbiao.ops.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportPlotTest {

  @Test
  void isWellFormedWhateverTheTextsAre() throws Exception {
    Report report = Reports.with();
    String hostile = "a<b>&\"'\u0000\u0007\ud800\uffff]]>--><script>";
    Report named =
        new Report(Reports.environment(hostile), report.plan(), report.rows(), report.samples());

    Document svg = parse(ReportPlot.of(named));

    assertThat(svg.getDocumentElement().getLocalName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getDocumentElement().getTextContent()).contains("a<b>&\"'????]]>--><script>");
  }

  @Test
  void drawsABarForEveryMeasuredRow() throws Exception {
    Row none = Row.notMeasured(RowKind.GRPC, "not yet");

    Document svg = parse(ReportPlot.of(Reports.with(none)));

    int background = 1;
    assertThat(svg.getElementsByTagName("rect").getLength())
        .isEqualTo(background + RowKind.values().length - 1);
    long stretches =
        Arrays.stream(RowKind.values())
            .filter(kind -> kind != RowKind.GRPC && kind.bar().hasStretch())
            .count();
    assertThat(svg.getElementsByTagName("line").getLength())
        .isEqualTo((int) (RowKind.values().length - 1 + stretches));
  }

  @Test
  void keepsFarFiguresInside() throws Exception {
    Document svg = parse(ReportPlot.of(Reports.with(Reports.row(RowKind.IMPORT, 9e9))));

    var bars = svg.getElementsByTagName("rect");
    for (int i = 0; i < bars.getLength(); i++) {
      Element bar = (Element) bars.item(i);
      assertThat(Integer.parseInt(bar.getAttribute("width"))).isBetween(0, 960);
    }
  }

  @Test
  void standsWithoutAnyRow() throws Exception {
    Report report = Reports.with();
    Row[] none =
        Arrays.stream(RowKind.values())
            .map(kind -> Row.notMeasured(kind, "not yet"))
            .toArray(Row[]::new);

    assertThat(parse(ReportPlot.of(Reports.with(none))).getElementsByTagName("rect").getLength())
        .isEqualTo(1);
    assertThat(report.rows()).hasSize(none.length);
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }
}
