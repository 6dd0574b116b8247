# What stands in and around a council's own texts.

prose-note = ملاحظة { $number }
prose-note-back = العودة إلى موضع ذكر الملاحظة { $number }
prose-note-back-to-mention = العودة إلى موضع ذكر الملاحظة { $number }، المرة { $mention }
prose-notes-heading = ملاحظات
prose-postcode-map = (على الخريطة)
prose-table = جدول
