package dev.farehawk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.farehawk.platform.StartRefused;
import dev.faremarket.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteNetworkTest {

  private static final String AIRPORTS =
      """
      1,"Here \\"H\\" Field","Here","Land","AAA","XAAA",1,1,1,0,"U","Etc/UTC","airport","x"
      2,"There","There","Land","BBB","XBBB",1,1,1,0,"U","Etc/UTC","airport","x"
      3,"No code","Far","Land",\\N,"XCCC",1,1,1,0,"U","Etc/UTC","airport","x"
      """;

  @TempDir private Path folder;

  @Test
  void keepsDirectedPairsOfKnownAirportsBusiestFirst() throws IOException {
    Path routes =
        file(
            "routes.dat",
            """
            2B,410,AAA,1,BBB,2,,0,CR2
            2B,410,BBB,2,AAA,1,,0,CR2
            3C,411,BBB,2,AAA,1,Y,0,CR2
            2B,410,AAA,1,AAA,1,,0,CR2
            2B,410,AAA,1,ZZZ,\\N,,0,CR2
            """);

    OpenFlightsRoutes.Imported imported =
        OpenFlightsRoutes.read(routes, file("airports.dat", AIRPORTS));

    assertThat(imported.pairs()).containsExactly(new Route("BBB", "AAA"), new Route("AAA", "BBB"));
    assertThat(imported.distinctPairs()).isEqualTo(4);
  }

  @Test
  void isTheSameAfterWritingAndReading() {
    Path file = RouteNetwork.fileIn(folder);
    assertThat(RouteNetwork.read(file)).isEmpty();

    List<Route> routes = List.of(new Route("ZRH", "LIS"), new Route("LIS", "ZRH"));
    RouteNetwork.write(file, routes);

    assertThat(RouteNetwork.read(file)).isEqualTo(routes);
  }

  @Test
  void saysWhatToDoWhenTheFilesAreSwapped() throws IOException {
    Path airports = file("airports.dat", AIRPORTS);

    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> OpenFlightsRoutes.read(airports, airports))
        .withMessageContaining("name the route file first");
  }

  @Test
  void readsTheRealNetwork() {
    Path shared = Path.of("..", "..", "shared", "data", "openflights");
    Assumptions.assumeTrue(
        Files.isDirectory(shared), "skipped: the OpenFlights files are not beside this checkout");

    OpenFlightsRoutes.Imported imported =
        OpenFlightsRoutes.read(shared.resolve("routes.dat.gz"), shared.resolve("airports.dat.gz"));

    assertThat(imported.distinctPairs()).isEqualTo(37_595);
    assertThat(imported.pairs()).hasSizeGreaterThan(37_000);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
