package dev.farehawk.place;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the places known to the program. */
@Configuration(proxyBeanMethods = false)
class PlaceConfiguration {

  @Bean
  Places places() {
    return Places.load();
  }

  @Bean
  Airlines airlines() {
    return Airlines.load();
  }
}
