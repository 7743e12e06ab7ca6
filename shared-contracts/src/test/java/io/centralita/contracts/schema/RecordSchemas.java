package io.centralita.contracts.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas of the records that travel, made from the records themselves. Fields that a schema
/// does not name are allowed: that is how contracts grow.
final class RecordSchemas {
  private static final JsonMapper JSON = EventCodec.jsonMapper();

  private final SchemaGenerator generator;

  RecordSchemas() {
    var settings =
        new SchemaGeneratorConfigBuilder(
            SchemaVersion.DRAFT_2020_12,
            new OptionPreset(
                Option.SCHEMA_VERSION_INDICATOR,
                Option.ADDITIONAL_FIXED_TYPES,
                Option.STANDARD_FORMATS,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.PLAIN_DEFINITION_KEYS,
                Option.ALLOF_CLEANUP_AT_THE_END));
    settings.forFields().withRequiredCheck(field -> !isNullable(field));
    settings
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0)
        .withSubtypeResolver((type, context) -> choices(type, context))
        .withCustomDefinitionProvider(RecordSchemas::singleValue)
        .withCustomDefinitionProvider(new Named());
    this.generator = new SchemaGenerator(settings.build());
  }

  /// What the body of a record must be.
  String of(Topic<?> topic, Class<?> record) {
    var schema = generator.generateSchema(record);
    schema.put("$id", "urn:centralita:" + topic.name() + ":" + record.getSimpleName());
    schema.put("title", Topic.typeOf(record));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema).replace("\r\n", "\n")
        + "\n";
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean isChoice(Class<?> type) {
    return type.isSealed() && type.isAnnotationPresent(JsonTypeInfo.class);
  }

  private static @Nullable List<ResolvedType> choices(
      ResolvedType type, SchemaGenerationContext context) {
    var erased = type.getErasedType();
    return isChoice(erased)
        ? Arrays.stream(erased.getPermittedSubclasses())
            .map(each -> context.getTypeContext().resolveSubtype(type, each))
            .toList()
        : null;
  }

  /// Ids, numbers and enums travel as what `@JsonValue` makes of them.
  private static @Nullable CustomDefinition singleValue(
      ResolvedType type, SchemaGenerationContext context) {
    var erased = type.getErasedType();
    if (erased.isEnum()) {
      var definition = context.getGeneratorConfig().createObjectNode();
      var values = definition.put("type", "string").putArray("enum");
      for (var constant : erased.getEnumConstants()) {
        values.add(JSON.valueToTree(constant));
      }
      return new CustomDefinition(definition);
    }
    if (!erased.isRecord() || erased.getRecordComponents().length != 1) {
      return null;
    }
    var component = erased.getRecordComponents()[0];
    return component.getAccessor().isAnnotationPresent(JsonValue.class)
        ? new CustomDefinition(
            context.createStandardDefinition(
                context.getTypeContext().resolve(component.getGenericType()), null),
            DefinitionType.INLINE,
            AttributeInclusion.YES)
        : null;
  }

  /// One of several records says which it is in `type`.
  private static final class Named implements CustomDefinitionProviderV2 {

    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
        ResolvedType type, SchemaGenerationContext context) {
      var erased = type.getErasedType();
      if (Arrays.stream(erased.getInterfaces()).noneMatch(RecordSchemas::isChoice)) {
        return null;
      }
      ObjectNode definition = context.createStandardDefinition(type, this);
      definition
          .withObjectProperty("properties")
          .putObject("type")
          .put("const", erased.getSimpleName());
      definition.withArrayProperty("required").add("type");
      return new CustomDefinition(definition);
    }
  }
}
