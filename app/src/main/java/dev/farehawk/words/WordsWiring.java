package dev.farehawk.words;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the files of words once, at the start. */
@Configuration(proxyBeanMethods = false)
class WordsWiring {

  @Bean
  Languages languages() {
    return Languages.load();
  }
}
