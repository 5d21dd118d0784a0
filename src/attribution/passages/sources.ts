/** Passages written for the tests: who "he", "the source" and "the agency" are. All invented. */
import { apart, same } from './passage.js';

export const SOURCES = [
  same(
    'Lena Brandt said the mill was closed. She said the workers were paid.',
    'She',
    'Lena Brandt',
    'clause of a verb; who a pronoun is',
  ),
  same(
    'Omar Siddiq said the cranes were idle. He said the port would open in May.',
    'He',
    'Omar Siddiq',
    'clause of a verb; who a pronoun is',
  ),
  same(
    'The ministry said the bridge was safe. It said trucks could cross it.',
    'It',
    'The ministry',
    'clause of a verb; who a pronoun is',
  ),
  same(
    'Residents said the water was brown. They said nobody had warned them.',
    'They',
    'Residents',
    'clause of a verb; who a pronoun is',
  ),
  same(
    'A source on the ground said the road was clear. The pass is open too, the source said.',
    'the source',
    'A source on the ground',
    'clause of a verb; who a description is',
  ),
  same(
    'Omar Siddiq, a spokesman for the port, said the cranes were idle. The spokesman said repairs had begun.',
    'The spokesman',
    'Omar Siddiq, a spokesman for the port',
    'clause of a verb; who a description is',
  ),
  same(
    'Security sources said two men were held. The sources said a third had fled.',
    'The sources',
    'Security sources',
    'clause of a verb; who a description is',
  ),
  same(
    'Tiina Kask, the harbour master, said the ferry was late. Kask said it would sail at noon.',
    'Kask',
    'Tiina Kask, the harbour master',
    'clause of a verb; the same name',
  ),
  same(
    'Mr. Arvo Lepik said the school was full. Mr. Lepik said a new one would be built.',
    'Mr. Lepik',
    'Mr. Arvo Lepik',
    'clause of a verb; the same name',
  ),
  same(
    'The Delta news agency said the canal was dry. The agency said farmers had left.',
    'The agency',
    'The Delta news agency',
    'clause of a verb; who a description is',
  ),
  same(
    'The Northern Water Company said the pipe had burst. The company said repairs would take a week.',
    'The company',
    'The Northern Water Company',
    'clause of a verb; who a description is',
  ),
  same(
    'A police officer said the bus was empty. The officer said the driver had fled.',
    'The officer',
    'A police officer',
    'clause of a verb; who a description is',
  ),
  same(
    'The fishermen said the net was cut. The fishermen said they saw a grey ship.',
    'The fishermen',
    'The fishermen',
    'clause of a verb',
  ),
  same(
    'A witness said the lights went out. “I saw nothing,” the witness said.',
    'the witness',
    'A witness',
    'clause of a verb; who a description is',
  ),
  same(
    'Prime Minister Joran Vesk said the talks were over. Vesk said he would resign.',
    'Vesk',
    'Prime Minister Joran Vesk',
    'clause of a verb; the same name',
  ),
  same(
    'Lena Brandt, director of the museum, said the roof leaked. “I called the city,” she said.',
    'she',
    'Lena Brandt, director of the museum',
    'clause of a verb; who a pronoun is',
  ),
  apart(
    'A resident said the well was dry. Another resident said it was full.',
    'Another resident',
    'A resident',
    'clause of a verb',
  ),
  apart(
    'Officials in Varda said the road was open. Officials in Kolm said it was closed.',
    'Officials in Kolm',
    'Officials in Varda',
    'clause of a verb; something new is said of them',
  ),
  apart(
    'Lena Brandt said the mill was closed. Omar Siddiq said it was open.',
    'Omar Siddiq',
    'Lena Brandt',
    'clause of a verb',
  ),
  apart(
    'Anna Kask said the ferry was late. Toomas Kask said it was early.',
    'Toomas Kask',
    'Anna Kask',
    'clause of a verb; different first names',
  ),
];
