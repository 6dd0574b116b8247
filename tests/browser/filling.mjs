// Filling in any form: what a page asks is answered with something that it takes. No name of a form stands here.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './hub.mjs'

/** The forms of a council. */
export async function formsOf (council) {
  const files = await readdir(join(root, 'content', council, 'forms'))
  return files.map(file => file.replace(/\.yaml$/, ''))
}

/** What is asked on a page, as a person sees it. */
export function asked (page) {
  return page.evaluate(() => {
    const shown = field => field.checkVisibility() || field.type === 'radio' || field.type === 'checkbox'
    const inside = field => !field.closest('.govuk-radios__conditional--hidden, .govuk-checkboxes__conditional--hidden')
    const fields = [...document.querySelectorAll('main form input, main form textarea, main form select')]
    return fields
      .filter(field => field.type !== 'hidden' && !field.closest('[aria-hidden=true]') && shown(field) && inside(field))
      .map(field => ({
        name: field.name,
        value: field.value,
        type: field.localName === 'input' ? field.type : field.localName,
        options: field.options && [...field.options].map(option => option.value).filter(Boolean),
        numeric: field.inputMode === 'numeric',
        label: field.labels?.[0]?.textContent.trim() ?? ''
      }))
  })
}

/** Something to write where a page asks for it; `dates` are tried one after the other. */
function words ({ name, type, numeric }, [day, month, year]) {
  if (name.endsWith('-day')) return day
  if (name.endsWith('-month')) return month
  if (name.endsWith('-year')) return year
  if (type === 'email') return 'sam@example.org'
  if (type === 'tel') return '020 7946 0000'
  if (/postcode/.test(name)) return 'sw1v2aa'
  if (numeric) return '4'
  if (type === 'textarea') return /address/.test(name) ? '1 Sample Street\nLondon SW1V 2AA' : 'O’Brien, ليلى & <b>José</b>'
  return 'Sam Sample-Ó Briain'
}

/** Dates that some question takes: of a child, of a while ago, of soon. */
export function dates () {
  const soon = new Date(Date.now() + 60 * 24 * 3600 * 1000)
  const lately = new Date(Date.now() - 2 * 24 * 3600 * 1000)
  const boxes = date => [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()].map(String)
  return [['1', '2', '2020'], boxes(soon), boxes(lately)]
}

/** The choice that nobody took yet, or else another one each time. */
function next (choices, way, seen) {
  return choices.find(choice => !seen.chosen.has(choice)) ?? choices[way % choices.length]
}

/** Fills in what is asked; says what was chosen. */
export async function fill (page, way, date, seen) {
  const chosen = []
  const done = new Set()
  // A choice may ask for more where there is script.
  for (let round = 0; round < 2; round++) {
    for (const field of await asked(page)) {
      if (done.has(field.name)) continue
      done.add(field.name)
      if (field.type === 'radio' || field.type === 'checkbox') {
        const all = (await asked(page)).filter(other => other.name === field.name)
        const choice = next(all.map(({ value }) => `${field.name}=${value}`), way, seen)
        const value = choice.slice(field.name.length + 1)
        await page.locator(`[name="${field.name}"][value="${value}"]`).check()
        chosen.push(choice)
      } else if (field.type === 'select') {
        const value = field.options[way % field.options.length]
        await page.locator(`[name="${field.name}"]`).selectOption(value)
        chosen.push(`${field.name}=${value}`)
      } else {
        await page.locator(`[name="${field.name}"]`).fill(words(field, date))
      }
    }
  }
  return chosen
}

/** Posts the page, and waits for the next. */
export async function submit (page) {
  await Promise.all([page.waitForNavigation(), page.locator('main form button[type=submit]').last().click()])
}
