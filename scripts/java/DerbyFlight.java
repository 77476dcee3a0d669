import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.example.FlightSqlExample;
import org.apache.arrow.memory.RootAllocator;

/** Arrow's Derby example at a free port of the loopback address, which is the first line printed; ends with its input. */
public final class DerbyFlight {
  public static void main(String[] args) throws Exception {
    Location anyPort = Location.forGrpcInsecure("127.0.0.1", 0);
    FlightSqlExample example = new FlightSqlExample(anyPort, "derbyDB");
    try (RootAllocator allocator = new RootAllocator();
        FlightServer server = FlightServer.builder(allocator, anyPort, example).build()) {
      server.start();
      System.out.println("Server listening on 127.0.0.1:" + server.getPort());
      System.in.read();
    }
    System.exit(0);
  }
}
