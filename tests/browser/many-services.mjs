// A council with thousands of services, as files: always the same, and with words spread as in English.

import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './hub.mjs'

const first = ['Baby', 'Toddler', 'Sleep', 'Feeding', 'Reading', 'Music', 'Messy', 'Outdoor', 'Quiet', 'Saturday', 'Twins', 'Fathers', 'Cooking', 'Talking']
const second = ['group', 'café', 'club', 'walk', 'clinic', 'class', 'stay and play', 'advice', 'support', 'workshop']
const needs = ['feeding', 'sleep', 'play', 'talking', 'food', 'money', 'feelings', 'health']
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const languages = ['bn', 'ar', 'pl', 'so']
const towns = ['Pimlico', 'Paddington', 'Soho', 'Marylebone', 'Bayswater']

/** Numbers that look like chance: mulberry32. */
function dice (seed) {
  return () => {
    seed = (seed + 0x6D2B79F5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Ten thousand words that nobody says. */
function vocabulary (roll) {
  const pick = list => list[Math.floor(roll() * list.length)]
  const words = new Set()
  while (words.size < 10_000) {
    let word = ''
    for (let i = 1 + Math.floor(roll() * 3); i > 0; i--) {
      word += pick(['b', 'd', 'f', 'h', 'k', 'm', 'p', 'r', 'w', 'z', 'sh', 'st']) + pick(['a', 'e', 'i', 'o', 'u']) + pick(['', 'n', 'r', 't', 'l'])
    }
    words.add(word)
  }
  return [...words]
}

/** Every Latin letter beyond ASCII as a word of its own, and words of other scripts. */
export const letters = [
  ...Array.from({ length: 0x24f - 0xbf }, (_, i) => 0xc0 + i),
  ...Array.from({ length: 0x100 }, (_, i) => 0x1e00 + i)
].map(code => `x${String.fromCodePoint(code)}x`).concat('العربية', 'বাংলা', 'Ελλάδα', 'İstanbul', 'e\u0301cole', 'women’s')

/** Writes Testbury's content, as the generator's tests have it, with so many more services into `folder`. */
export function writeManyServices (folder, count) {
  const roll = dice(1)
  const all = vocabulary(roll)
  const pick = list => list[Math.floor(roll() * list.length)]
  const some = (list, share) => list.filter(() => roll() < share)
  // The n-th word is n times as rare as the first (Zipf).
  const words = count => Array.from({ length: count }, () => all[Math.floor(all.length ** roll()) - 1])
  const council = join(folder, 'testbury')
  cpSync(join(root, 'site/generator/tests/sites/testbury/testbury'), council, { recursive: true })
  const write = (path, text) => writeFileSync(join(council, path), text)
  for (const name of ['locations', 'taxonomies']) mkdirSync(join(council, name), { recursive: true })
  const terms = needs.map(need => `  - { id: ${need}, name: ${need[0].toUpperCase()}${need.slice(1)} }`)
  write('taxonomies/needs.yaml', `name: Needs\ndescription: What families need.\nterms:\n${terms.join('\n')}\n`)
  for (let i = 0; i < 100; i++) {
    write(`locations/place-${i}.md`, `---\nname: House ${i}\nhub: north\naddress: [${i} Lupus Street]\ntown: ${towns[i % 5]}\npostcode: SW${1 + i % 9}V 3RN\n---\n`)
    write(`organisations/partner-${i}.md`, `---\nname: Partner ${words(2).join(' ')} ${i}\nsummary: A partner in the area.\n---\n`)
  }
  write('services/letters.md', `---\nname: </script><b>Letters</b>\nsummary: ${letters.join(' ')}\norganisation: partner-0\n---\n`)
  for (let i = 0; i < count; i++) {
    write(`services/service-${i}.md`, [
      '---',
      `name: ${pick(first)} ${pick(second)} ${words(1)} ${i}`,
      `summary: Come and ${words(8).join(' ')}.`,
      `organisation: partner-${i % 100}`,
      `locations: [place-${Math.floor(roll() * 100)}]`,
      `categories: [${some(needs, 0.2).join(', ')}]`,
      `languages: [${some(languages, 0.1).join(', ')}]`,
      `ages: { from: ${Math.floor(roll() * 5)} years, to: ${5 + Math.floor(roll() * 10)} years }`,
      roll() < 0.5 ? 'cost: free' : 'cost: [{ what: A session, amount: £2 }]',
      ...(roll() < 0.2 ? ['send: { kind: inclusive }'] : []),
      `schedules: [{ days: [${pick(days)}], opens: "10:00", closes: "11:30" }]`,
      '---',
      '',
      ...Array.from({ length: 6 }, () => `We ${words(9).join(' ')}.`),
      ''
    ].join('\n'))
  }
}
