package dev.farehawk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class Farehawk {

  /** Starts the program. */
  public static void main(String[] args) {
    SpringApplication.run(Farehawk.class, args);
  }
}
