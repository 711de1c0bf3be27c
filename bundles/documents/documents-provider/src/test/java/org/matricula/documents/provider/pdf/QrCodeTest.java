package org.matricula.documents.provider.pdf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.lowagie.text.pdf.PdfReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.paper.Paper;
import org.matricula.kernel.api.paper.Paper.Block;
import org.matricula.kernel.api.paper.Paper.Layout;
import org.matricula.kernel.api.paper.Paper.QrCode;
import org.matricula.kernel.api.paper.Paper.Text;

public class QrCodeTest {

    private static final int DOTS_A_POINT = 4;
    private static final int WHITE = 0xFFFFFF;

    @Test
    public void aCameraReadsWhatIsPrinted() throws Exception {
        for (Layout layout : Layout.values()) {
            for (int length : List.of(1, 90, 300)) {
                String content = "https://example.ac.uk/".repeat(20).substring(0, length);
                assertEquals(content, read(layout, content));
            }
        }
    }

    @Test
    public void moreThanAPrintedCodeCanHoldIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new QrCode("x".repeat(301), "too long"));
        assertThrows(IllegalArgumentException.class, () -> new QrCode("", "nothing"));
    }

    /** Looks at the page as a camera does: dots that are dark where a box of the code covers them. */
    private static String read(Layout layout, String content) throws Exception {
        List<Block> blocks = List.of(new Text("before"), new QrCode(content, "the code"));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        new HousePapers().draw(new Paper("en-GB", layout, "The University", "Transcript", "", blocks), pdf);
        PdfReader reader = new PdfReader(pdf.toByteArray());
        int width = (int) reader.getPageSize(1).getWidth() * DOTS_A_POINT;
        int height = (int) reader.getPageSize(1).getHeight() * DOTS_A_POINT;
        int[] dots = new int[width * height];
        Arrays.fill(dots, WHITE);
        String page = new String(reader.getPageContent(1), StandardCharsets.ISO_8859_1);
        String figure = page.substring(page.indexOf("/Figure"));
        int boxes = 0;
        for (String line : figure.substring(0, figure.indexOf("EMC")).split("\n")) {
            if (line.endsWith(" re")) {
                fill(dots, width, height, line.split(" "));
                boxes++;
            }
        }
        assertTrue(boxes > 21);
        RGBLuminanceSource seen = new RGBLuminanceSource(width, height, dots);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(seen)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    private static void fill(int[] dots, int width, int height, String[] box) {
        int left = dot(box[0]);
        int bottom = dot(box[1]);
        int right = dot(Float.parseFloat(box[0]) + Float.parseFloat(box[2]));
        int top = dot(Float.parseFloat(box[1]) + Float.parseFloat(box[3]));
        for (int y = bottom; y < top; y++) {
            Arrays.fill(dots, (height - 1 - y) * width + left, (height - 1 - y) * width + right, 0);
        }
    }

    private static int dot(String points) {
        return dot(Float.parseFloat(points));
    }

    private static int dot(float points) {
        return Math.round(points * DOTS_A_POINT);
    }
}
