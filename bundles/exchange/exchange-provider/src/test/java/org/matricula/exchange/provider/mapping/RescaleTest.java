package org.matricula.exchange.provider.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;
import org.matricula.exchange.provider.csv.CsvRows;
import org.matricula.exchange.provider.csv.Header;

public class RescaleTest {

    private static final Rescale HALF =
            new Rescale(Rule.constant("x"), Map.of("Exam", new BigDecimal(50), "*", new BigDecimal(50)));

    private static final String MAPPING =
            """
            target: patterns
            skip_when:
              - { column: type, is: [Mock], reason: is a mock }
            fields:
              module_code: { column: module }
              session: { value: 2026/27 }
              period: { value: J }
              element_code: id
              kind: { column: type, lookup: { Exam: EXAMINATION, CW: COURSEWORK, Mock: COURSEWORK } }
              weight: weight
              must_pass: { value: "false" }
            rescale:
              group: type
              shares: { Exam: 50, "*": 50 }
            """;

    @Test
    public void eachGroupGetsItsShare() {
        assertEquals(weights("50", "20", "30"), HALF.apply(List.of("Exam", "*", "*"), weights("100", "40", "60")));
        assertEquals(weights("25", "25", "50"), HALF.apply(List.of("Exam", "Exam", "*"), weights("100", "100", "7")));
    }

    @Test
    public void anAbsentGroupAndOneOfNoWeightGiveTheirShareAway() {
        assertEquals(weights("40", "60"), HALF.apply(List.of("*", "*"), weights("40", "60")));
        assertEquals(weights("100", "0", "0"), HALF.apply(List.of("Exam", "*", "*"), weights("100", "0", "0")));
        assertEquals(weights("0", "0"), HALF.apply(List.of("Exam", "*"), weights("0", "0")));
        Rescale three = new Rescale(
                Rule.constant("x"), Map.of("a", new BigDecimal(50), "b", new BigDecimal(30), "c", new BigDecimal(20)));
        assertEquals(weights("62.5", "37.5"), three.apply(List.of("a", "b"), weights("1", "1")));
    }

    @Test
    public void theSumIsExactlyAHundredWhateverTheWeights() {
        assertEquals(weights("33.34", "33.33", "33.33"), HALF.apply(List.of("*", "*", "*"), weights("1", "1", "1")));
        assertEquals(
                weights("50", "7.15", "7.15", "7.14", "7.14", "7.14", "7.14", "7.14"),
                HALF.apply(
                        List.of("Exam", "*", "*", "*", "*", "*", "*", "*"),
                        weights("100", "1", "1", "1", "1", "1", "1", "1")));
        List<BigDecimal> odd = HALF.apply(
                List.of("Exam", "*", "Exam", "*", "*"),
                List.of(
                        new BigDecimal("3.7"),
                        new BigDecimal("0.01"),
                        new BigDecimal("11.13"),
                        new BigDecimal("99999"),
                        new BigDecimal("0.333333")));
        assertEquals(0, new BigDecimal(100).compareTo(odd.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        assertTrue(odd.stream().allMatch(w -> w.scale() <= 2 && w.signum() >= 0));
    }

    @Test
    public void aPatternWithARefusedRowIsRefusedAndOthersAreNot() {
        List<Mapped> rows = map("A,1,Exam,100\nA,2,CW,heavy\nB,3,Exam,100\nB,4,CW,80\nB,5,CW,120\nB,6,Mock,100");
        assertEquals("row 2 of the same pattern is refused", rows.get(0).reason());
        assertTrue(rows.get(1).reason().contains("'heavy' must be a number"));
        assertEquals(0, new BigDecimal(20).compareTo(rows.get(3).values().decimal("weight")));
        assertEquals(0, new BigDecimal(30).compareTo(rows.get(4).values().decimal("weight")));
        assertEquals("is a mock", rows.get(5).reason());
        assertTrue(rows.get(2).accepted());
    }

    @Test
    public void aRowThatBelongsToNoPatternLeavesNoneWhole() {
        List<Mapped> rows = map("A,1,Exam,100\nA,2,CW\nB,3,Exam,100");
        assertTrue(rows.get(1).reason().contains("3 cells"));
        assertTrue(rows.get(0).reason(), rows.get(0).reason().contains("row 2 belongs to no occurrence"));
        assertFalse(rows.get(2).accepted());
    }

    @Test
    public void aWeightBelowZeroIsNotRescaled() {
        assertTrue(map("A,1,Exam,100\nA,2,CW,-5").get(0).reason().contains("must not be below 0"));
    }

    private static List<Mapped> map(String rows) {
        Header header = new Header("module,id,type,weight");
        return MappingReader.read(MAPPING).map(header, CsvRows.of(1, rows, header.size()));
    }

    private static List<BigDecimal> weights(String... weights) {
        return Stream.of(weights).map(w -> new BigDecimal(w).setScale(2)).toList();
    }
}
