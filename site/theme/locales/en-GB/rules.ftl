# The rule book that `site rules --out` writes, for those who edit content and check it.

rule-book-project = Family Hub
rule-book-title = Rule book
rule-book-text = What notices, forms and pages have to keep, and why.
rule-book-hint = Each finding of “site check” names its rule. Find it here by that name.
rule-book-rule-title = Rule { $rule }
rule-book-rule-text = What the rule { $rule } wants, why, and how to mend a breach of it.
rule-book-id = Its name in findings and waivers:
rule-book-why = Why
rule-book-source = Where it comes from
rule-book-looks = How it looks
rule-book-mend = How to mend it
rule-book-breaks = This breaks it
rule-book-keeps = This keeps it
rule-book-waive = How to waive it for a time
rule-book-waive-text = If only the council can decide and has not yet, write a waiver into the file that breaks the rule: why, who decides, and until when.
rule-book-waive-end = Each check lists the waiver. After its last day, the check fails.
rule-book-never-waived = It cannot be waived.
