package org.matricula.documents.provider;

import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class PublicAddressTest {

    @Test
    public void withoutASettingThereIsNone() {
        assertNull(PublicAddress.of("  ").verification(null));
    }

    @Test
    public void whatIsNoAddressOfTheWebIsRefusedByName() {
        for (String setting :
                List.of("records.example.ac.uk", "ftp://example.ac.uk", "https://", "https://a b", "https://x/?q=1")) {
            String said = assertThrows(IllegalArgumentException.class, () -> PublicAddress.of(setting))
                    .getMessage();
            assertTrue(said, said.contains("publicAddress") && said.contains(setting));
        }
    }
}
