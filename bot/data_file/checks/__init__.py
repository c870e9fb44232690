"""What a data file's shape does not show: ids that lead nowhere, words claimed twice, aims out of reach.

The checks read the parsed file and not the finished partnership, so that all faults are told at once. A new
check is a function in one of these modules and its line in that module's `CHECKS`.
"""
