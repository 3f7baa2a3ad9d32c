-- Why: recurring rounds wait for nothing but their time. In one queue with jobs they waited behind long work, or had to be given threads that jobs took.
CREATE TABLE labeling.scheduled_rounds (LIKE labeling.scheduled_tasks INCLUDING ALL);
DELETE FROM labeling.scheduled_tasks WHERE task_instance = 'recurring';
