# What stands in and around a council's own texts.

prose-note = Note { $number }
prose-note-back = Back to where note { $number } is mentioned
prose-note-back-to-mention = Back to where note { $number } is mentioned, time { $mention }
prose-notes-heading = Notes
prose-postcode-map = (on a map)
prose-table = Table
