"""Truth, matching, measures, report, floors."""
