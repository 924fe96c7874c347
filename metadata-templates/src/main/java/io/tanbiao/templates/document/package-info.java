/**
 * Templates as people and programs write them: YAML and JSON of one form. Knows the model of
 * templates and Jackson's streams; nothing is mapped by reflection.
 */
package io.tanbiao.templates.document;
