"""From a Swedish message to its reading: words, numbers, dates, places, partners, activities, entries."""
