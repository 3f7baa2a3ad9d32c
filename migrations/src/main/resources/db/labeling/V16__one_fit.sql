-- Why: two rounds read all votes and fitted them, one to decide and one for the pages. The pages now read what the deciding one finds, which knows
-- nothing of when the other counts submissions.
ALTER TABLE labeling.quality_confusion DROP CONSTRAINT quality_confusion_labeler_id_fkey;
ALTER TABLE labeling.quality_attribute ADD COLUMN measured_at timestamptz NOT NULL DEFAULT now();
COMMENT ON TABLE labeling.quality_round IS 'The last count of submissions and skips, and what it had seen: as long as that has not changed, there is nothing to count.';
COMMENT ON COLUMN labeling.quality_attribute.measured_at IS 'When the fit was that says this.';
