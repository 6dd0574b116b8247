// What Nunjucks itself makes of MoJ Frontend's components: printed as JSON, one case each.
//
//   node render.mjs <folder with node_modules/govuk-frontend and node_modules/@ministryofjustice>
//
// MoJ Frontend ships no fixtures as GOV.UK Frontend does. So the inputs are the examples of its
// README files, and generated ones: a component's template says which parameters it reads, and
// each gets values that templates treat differently. The generator is seeded: every run is the same.

import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import vm from 'node:vm'
import nunjucks from 'nunjucks'

const GENERATED_PER_COMPONENT = 40
const packages = resolve(process.argv[2], 'node_modules')
const moj = join(packages, '@ministryofjustice/frontend')

// As both packages' documentation sets Nunjucks up.
const environment = nunjucks.configure(
  [join(packages, 'govuk-frontend/dist'), moj],
  { autoescape: true, trimBlocks: true, lstripBlocks: true }
)
const filters = createRequire(import.meta.url)(join(moj, 'moj/filters/all.js'))
for (const [name, filter] of Object.entries(filters())) environment.addFilter(name, filter)

/** Numbers from 0 to 1 that are the same in every run: mulberry32. */
function random (seed) {
  return () => {
    seed = (seed + 0x6D2B79F5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const texts = ['Some words', '<i>&"\'</i>', 'Dŵr a thân', 'two  spaces', 'a\\b', '7']
const ATTRIBUTES = [{}, { 'data-a': '1' }, { 'data-b': 'x & "y"', hidden: 'hidden' }, { id: 'an-id', 'data-n': 3 }]
// What a parameter of this name may be; the rest are texts.
const named = [
  [/^timestamp$/, ['2019-06-14T14:01:00.000Z', '2026-01-05T09:00:00Z', '2026-11-21T23:30:00Z', '2024-02-29T00:05:09+02:00']],
  [/^format$/, ['D MMMM YYYY [at] h:mma', 'DD/MM/YYYY', 'dddd D MMM', 'HH:mm:ss']],
  [/^(type)$/, ['datetime', 'shortdatetime', 'date', 'shortdate', 'time', 'success', 'dots']],
  [/^variant$/, ['information', 'success', 'warning', 'error', 'unknown']],
  [/^layout$/, ['inline', 'stacked', 'other']],
  [/^style$/, ['link', 'button']],
  [/^(attributes)$/, ATTRIBUTES],
  [/html$/i, ['<b>Bold</b>', 'plain & simple', '']],
  [/^(count|number|current|from|to|headingLevel|level)$/, [1, 2, 3, 40]],
  [/^(active|complete|dismissible|disabled|ellipsis|selected|iconButton|isPageHeading|leadingZeros|showTitleAsHeading|disableAutoFocus|preventDoubleClick|show)$/, [true, false, 'false']],
  [/^label$/, ['Words', { text: 'Label', classes: 'a-class' }]],
  [/^(hint|errorMessage)$/, [{ text: 'Words & more' }, { html: '<em>Words</em>', classes: 'a-class' }]],
  [/^formGroup$/, [{ classes: 'a-class' }, { attributes: { 'data-g': 'g' } }]],
  [/^(previous|next)$/, [{ href: '/elsewhere' }, { href: '/elsewhere', text: 'On' }]]
]
// Without a timestamp the package writes the time at which it runs.
const always = /^(datetime|timestamp|format)$/

/** What the templates of a component read: a tree of names, those looped over as lists. */
function parametersOf (folder) {
  const source = readdirSync(folder).filter(name => /emplate\.njk$/.test(name))
    .map(name => readFileSync(join(folder, name), 'utf8')).join('\n')
    .replace(/\{#[\s\S]*?#\}/g, '').replace(/(["'])(?:(?!\1)[^\\\n])*\1/g, '""')
  const roots = { params: { fields: {} } }
  const at = path => {
    const [root, ...steps] = path.split('.')
    let node = roots[root]
    for (const step of steps) {
      if (!node) return undefined
      if (['length', 'concat', 'join'].includes(step)) break
      node = node.fields[step] ??= { fields: {} }
    }
    return node
  }
  for (const [, item, value, list] of source.matchAll(/\bfor (\w+)(, \w+)? in ([\w.]+)/g)) {
    const node = at(list)
    if (!node) continue
    if (value) node.isDictionary = true
    else {
      node.isList = true
      // A name that two loops use reads the items of both.
      node.fields = Object.assign(roots[item]?.fields ?? {}, node.fields)
      roots[item] = node
    }
  }
  for (const [path] of source.matchAll(/\b[a-zA-Z]+(\.[a-zA-Z]+)+/g)) at(path)
  return roots.params
}

function generate (node, name, chance) {
  const one = values => values[Math.floor(chance() * values.length)]
  const fields = Object.entries(node.fields)
  if (node.isDictionary) return one(ATTRIBUTES)
  const whole = () => {
    const made = {}
    // What is handed on as a whole to another component.
    if (fields.length === 0) return { text: one(texts), href: '/somewhere', classes: one(['', 'a-class']) }
    for (const [field, inner] of fields) {
      if (always.test(field) || chance() < 0.65) made[field] = generate(inner, field, chance)
    }
    return made
  }
  if (node.isList) return Array.from({ length: Math.floor(chance() * 4) }, whole)
  if (fields.length > 0 || name === 'params') return whole()
  const values = named.find(([names]) => names.test(name))?.[1] ?? [...texts, '', 0, null]
  return one(values)
}

/** The examples of a README file: what stands between the brackets of a macro's call. */
function examplesOf (readme, macro) {
  const text = existsSync(readme) ? readFileSync(readme, 'utf8') : ''
  const found = []
  for (const [, example] of text.matchAll(/```njk\n([\s\S]*?)```/g)) {
    const call = example.match(new RegExp(`\\{\\{-? *${macro}\\((\\{[\\s\\S]*\\})\\) *-?\\}\\}`))
    if (!call) continue
    // HTML that an example's page has set before.
    const before = new Proxy({}, { has: () => true, get: (_, name) => typeof name === 'string' ? `<p>${name}</p>` : undefined })
    try {
      found.push(JSON.parse(JSON.stringify(vm.runInNewContext(`with (before) (${call[1]})`, { before }))))
    } catch (error) {
      found.push({ unreadable: error.message })
    }
  }
  return found
}

function render (page, params) {
  try {
    return { html: environment.renderString(page, { params }) }
  } catch (error) {
    return { error: error.message }
  }
}

const cases = []
const root = join(moj, 'moj/components')
const macros = readdirSync(root, { recursive: true }).filter(path => basename(path) === 'macro.njk').sort()
for (const [seed, path] of macros.entries()) {
  const folder = dirname(join(root, path))
  const component = dirname(path)
  const [, macro] = readFileSync(join(root, path), 'utf8').match(/macro (\w+)\(params\)/)
  const isCalled = /caller\(/.test(readFileSync(join(folder, 'template.njk'), 'utf8'))
  const from = `{% from "${relative(moj, join(root, path))}" import ${macro} %}`
  const page = from + (isCalled ? `{% call ${macro}(params) %}<p>Inside</p>{% endcall %}` : `{{ ${macro}(params) }}`)
  const chance = random(seed + 1)
  const tree = parametersOf(folder)
  const inputs = examplesOf(join(folder, 'README.md'), macro).map((params, n) => [`example ${n + 1}`, params])
  inputs.push(['nothing', {}])
  for (let n = 1; n <= GENERATED_PER_COMPONENT; n += 1) inputs.push([`generated ${n}`, generate(tree, 'params', chance)])
  for (const [name, params] of inputs) {
    const unreadable = params.unreadable
    cases.push({ component, name, page, params, ...(unreadable ? { unreadable } : render(page, params)) })
  }
}
process.stdout.write(JSON.stringify(cases))
