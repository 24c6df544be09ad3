package dev.farehawk.web.api;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells programs which values may be null and which are always there, by the same {@link Nullable}
 * that the compiler holds the code to. Without it a generated client knows neither.
 */
@Component
class NullsInDescription implements ModelConverter {

  private static final String NULL = "null";

  private final Map<String, Class<?>> meanings = new ConcurrentHashMap<>();

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> schema = chain.next().resolve(type, context, chain);
    Class<?> described = Json.mapper().constructType(type.getType()).getRawClass();
    if (schema != null && described.isRecord()) {
      requireOneMeaning(schema, described);
      mark(described, model(schema, context));
    }
    return schema;
  }

  /** Schemas are called by simple names: a second record of a name would stand for the first. */
  private void requireOneMeaning(Schema<?> schema, Class<?> described) {
    String reference = schema.get$ref();
    Class<?> first = reference == null ? null : meanings.putIfAbsent(reference, described);
    if (first != null && !first.equals(described)) {
      throw new IllegalStateException(
          "%s and %s would be one schema: rename one of them".formatted(first, described));
    }
  }

  private static Schema<?> model(Schema<?> schema, ModelConverterContext context) {
    String reference = schema.get$ref();
    Schema<?> model =
        reference == null
            ? null
            : context
                .getDefinedModels()
                .get(reference.substring(Components.COMPONENTS_SCHEMAS_REF.length()));
    return model == null ? schema : model;
  }

  private static void mark(Class<?> described, Schema<?> model) {
    if (model.getProperties() == null) {
      return;
    }
    for (RecordComponent component : described.getRecordComponents()) {
      Schema<?> property = model.getProperties().get(component.getName());
      if (property == null) {
        continue;
      }
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        model.addProperty(component.getName(), orNull(property));
      } else if (model.getRequired() == null
          || !model.getRequired().contains(component.getName())) {
        model.addRequiredItem(component.getName());
      }
    }
  }

  /** The same schema where null is a value, too; one that is so already stays as it is. */
  private static Schema<?> orNull(Schema<?> schema) {
    if (schema.get$ref() != null) {
      return new JsonSchema().oneOf(List.of(schema, new JsonSchema().typesItem(NULL)));
    }
    if (schema.getTypes() != null && !schema.getTypes().contains(NULL)) {
      Set<String> types = new LinkedHashSet<>(schema.getTypes());
      types.add(NULL);
      schema.setTypes(types);
      if (schema.getEnum() != null) {
        schema.addEnumItemObject(null);
      }
    }
    return schema;
  }
}
